import numpy as np
import pytest

from normviz.norms import NormSpec
from normviz.norms.entries.instance import NORM
from normviz.norms.layer import expression
from normviz.norms.norm import Place
from normviz.norms.reference import normalized
from normviz.norms.remarks import Situation, differences

X = np.array([1.0, 3.0, 10.0, 30.0, -5.0, 5.0, 0.0, 0.5]).reshape(2, 2, 1, 2)
PLACE = Place((6, 4, 4))


def test_each_channel_of_a_sample_stands_alone() -> None:
    y = normalized(NormSpec("instance", epsilon=0.0), X).y
    np.testing.assert_allclose(y, np.broadcast_to([-1.0, 1.0], X.shape))


def test_keras_has_it_as_a_group_per_channel() -> None:
    line = expression(NORM.keras(NormSpec("instance"), PLACE))
    assert line == "keras.layers.GroupNormalization(groups=-1, axis=-1, epsilon=0.001)"


@pytest.mark.parametrize(
    ("center", "scale", "affine"), [(True, True, True), (False, False, False), (True, False, True)]
)
def test_pytorch_is_told_to_learn(center: bool, scale: bool, affine: bool) -> None:
    code = NORM.torch(NormSpec("instance", center=center, scale=scale), PLACE)
    assert ("affine=True" in code) == affine


def test_it_needs_an_image() -> None:
    assert NORM.needs_image


@pytest.mark.parametrize("epsilon", [0.0, 1e-3])
def test_an_epsilon_of_zero_is_a_difference(epsilon: float) -> None:
    found = differences(Situation(NormSpec("instance", epsilon=epsilon), (2, 6, 3, 4)))
    assert ("epsilon-zero-instance" in {each.code for each in found}) == (epsilon == 0)
