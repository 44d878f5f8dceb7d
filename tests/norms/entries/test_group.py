import numpy as np
import pytest

from normviz.norms import NormSpec
from normviz.norms.entries.group import NORM
from normviz.norms.layer import expression
from normviz.norms.norm import Place
from normviz.norms.reference import normalized
from normviz.norms.remarks import Situation, statements

X = np.array([1.0, 3.0, 10.0, 30.0]).reshape(1, 4, 1, 1)


def test_the_channels_of_each_group_are_reduced_together() -> None:
    y = normalized(NormSpec("group", groups=2, epsilon=0.0), X).y.ravel()
    np.testing.assert_allclose(y, [-1, 1, -1, 1])
    whole = normalized(NormSpec("group", groups=1, epsilon=0.0), X).y.ravel()
    np.testing.assert_allclose(whole, (X.ravel() - 11) / X.std())


def test_groups_that_do_not_divide_the_channels_are_refused() -> None:
    with pytest.raises(ValueError, match="expected one of 1, 2, 4 for 4 channels, received 3"):
        normalized(NormSpec("group", groups=3), X)


def test_the_layers_of_keras_and_pytorch() -> None:
    spec, place = NormSpec("group", groups=3), Place((6, 4, 4))
    line = expression(NORM.keras(spec, place))
    assert line == "keras.layers.GroupNormalization(groups=3, axis=-1, epsilon=0.001)"
    assert NORM.torch(spec, place) == "torch.nn.GroupNorm(3, 6, eps=0.001)"


def test_the_product_of_groups_and_their_channels_is_told() -> None:
    said = {each.code: each for each in statements(Situation(NormSpec("group"), (2, 15, 3, 4)))}
    assert "15 = 3 × 5" in str(said["channels-multiple"])


def test_it_alone_needs_a_number_of_groups() -> None:
    assert NORM.needs_groups
    assert "groups" in NORM.settings
    assert not NORM.needs_image
