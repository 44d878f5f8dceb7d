import numpy as np
import pytest

from normviz.norms import NormSpec
from normviz.norms.entries.unit import NORM
from normviz.norms.layer import expression
from normviz.norms.norm import Place
from normviz.norms.reference import normalized
from normviz.norms.remarks import Situation, differences

X = np.array([3.0, 4.0]).reshape(1, 2, 1, 1)


def test_the_channels_of_each_pixel_have_length_one() -> None:
    np.testing.assert_allclose(normalized(NormSpec("unit"), X).y.ravel(), [0.6, 0.8])


def test_epsilon_bounds_the_length_from_below() -> None:
    np.testing.assert_allclose(normalized(NormSpec("unit", epsilon=10.0), X).y.ravel(), [0.3, 0.4])


@pytest.mark.parametrize(("first", "axis"), [(False, -1), (True, 1)])
def test_keras_takes_no_epsilon(first: bool, axis: int) -> None:
    call = NORM.keras(NormSpec("unit", epsilon=0.5), Place((6, 4, 4), channels_first=first))
    assert expression(call) == f"keras.layers.UnitNormalization(axis={axis})"


def test_the_function_of_pytorch_takes_the_epsilon_that_is_set() -> None:
    code = NORM.torch(NormSpec("unit", epsilon=0.5), Place((6, 4, 4)))
    assert code == "lambda x: torch.nn.functional.normalize(x, dim=1, eps=0.5)"


def test_another_epsilon_than_that_of_keras_is_told() -> None:
    (said,) = differences(Situation(NormSpec("unit", epsilon=0.5), (2, 6, 3, 4)))
    assert str(said) == "UnitNormalization of Keras always takes ε = 1e-12, not 0.5."
    assert differences(Situation(NormSpec("unit"), (2, 6, 3, 4))) == ()


def test_it_adds_nothing_to_a_network() -> None:
    assert NORM.parameters == ()
