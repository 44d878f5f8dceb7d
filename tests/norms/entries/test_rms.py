import numpy as np
import pytest

from normviz.norms import NormSpec
from normviz.norms.entries.rms import NORM
from normviz.norms.layer import expression
from normviz.norms.norm import Place
from normviz.norms.reference import normalized

PLACE = Place((6, 4, 4))


def test_the_channels_of_each_pixel_have_a_mean_square_of_one() -> None:
    x = np.array([3.0, 4.0]).reshape(1, 2, 1, 1)
    y = normalized(NormSpec("rms", epsilon=0.0), x).y.ravel()
    np.testing.assert_allclose(y, np.array([3.0, 4.0]) / 12.5**0.5)


def test_the_mean_is_not_subtracted() -> None:
    x = np.full((1, 4, 1, 1), 5.0)
    np.testing.assert_allclose(normalized(NormSpec("rms", epsilon=0.0), x).y, 1.0)


def test_channels_first_are_moved_to_the_last_axis_and_back() -> None:
    call = NORM.keras(NormSpec("rms"), Place((6, 4, 4), channels_first=True))
    assert expression(call) == (
        "keras.Sequential([keras.layers.Permute((2, 3, 1)), "
        "keras.layers.RMSNormalization(axis=-1, epsilon=1e-06), "
        "keras.layers.Permute((3, 1, 2))])"
    )


@pytest.mark.parametrize(("first", "name"), [(False, "scale"), (True, "layers[1].scale")])
def test_a_start_of_gamma_is_assigned_as_the_constructor_takes_none(first: bool, name: str) -> None:
    spec = NormSpec("rms", gamma_initializer=2.0)
    assert NORM.keras(spec, Place((6, 4, 4), channels_first=first)).assigned == {name: 2.0}
    assert "constant_(norm.weight, 2.0)" in NORM.torch(spec, PLACE)


def test_a_gamma_that_is_not_learned_stays_one() -> None:
    spec = NormSpec("rms", scale=False, gamma_initializer=2.0)
    call = NORM.keras(spec, PLACE)
    assert call.named["trainable"] is False
    assert call.assigned == {}
    assert NORM.torch(spec, PLACE).endswith("elementwise_affine=False)")
