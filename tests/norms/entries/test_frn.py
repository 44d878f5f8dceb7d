from typing import Any

import numpy as np
import pytest

from normviz.norms import NormSpec
from normviz.norms.entries.frn import NORM
from normviz.norms.layer import expression
from normviz.norms.norm import Place
from normviz.norms.parameters import NormParameters
from normviz.norms.reference import normalized

X = np.array([3.0, 4.0, 30.0, -40.0]).reshape(1, 2, 1, 2)
PLACE = Place((2, 1, 2))


def test_each_channel_of_a_sample_has_a_mean_square_of_one() -> None:
    y = normalized(NormSpec("frn", epsilon=0.0), X).y
    np.testing.assert_allclose(y[0, 0, 0], np.array([3.0, 4.0]) / 12.5**0.5)
    np.testing.assert_allclose(y[0, 1, 0], np.array([3.0, -4.0]) / 12.5**0.5)


def test_tau_is_the_least_that_comes_out() -> None:
    y = normalized(NormSpec("frn", epsilon=0.0), X, NormParameters(tau=0.0)).y
    assert y.min() == 0
    assert y[0, 1, 0, 0] == pytest.approx(3 / 12.5**0.5)


@pytest.mark.parametrize("channels_first", [False, True])
def test_the_function_to_copy_computes_the_reference(channels_first: bool) -> None:
    import keras

    assert NORM.keras_code is not None
    spec = NormSpec("frn", epsilon=0.01, gamma_initializer=2.0, beta_initializer=-1.0)
    names: dict[str, Any] = {"keras": keras}
    exec(NORM.keras_code(spec, Place((2, 1, 2), channels_first)), names)  # noqa: S102
    x = X.astype(np.float32)
    given = x if channels_first else x.transpose(0, 2, 3, 1)
    found = np.asarray(names["filter_response_norm"](given))
    y = found if channels_first else found.transpose(0, 3, 1, 2)
    expected = normalized(spec, x, NormParameters(gamma=2.0, beta=-1.0)).y
    np.testing.assert_allclose(y, expected, atol=1e-5)


def test_the_layer_is_the_app_s_own_and_learns_epsilon_where_asked() -> None:
    plain = expression(NORM.keras(NormSpec("frn"), PLACE))
    assert plain == "normviz.engine.layers.FilterResponseNormalization(epsilon=1e-06)"
    learned = NORM.keras(NormSpec("frn", learn_epsilon=True), PLACE)
    assert learned.named["learn_epsilon"] is True


def test_gamma_that_is_switched_off_is_no_argument_of_the_code() -> None:
    code = NORM.torch(NormSpec("frn", scale=False), PLACE)
    assert "def filter_response_norm(x, beta=0.0, tau=None):" in code
    assert "gamma" not in code


def test_epsilon_is_one_parameter_more_where_it_is_learned() -> None:
    (parameter,) = [each for each in NORM.parameters if each.switch == "learn_epsilon"]
    assert (parameter.name, parameter.extent) == ("learned_epsilon", "one")
    assert NORM.brings_activation
