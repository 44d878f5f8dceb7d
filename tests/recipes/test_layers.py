from dataclasses import FrozenInstanceError

import pytest

from normviz.recipes.layers import Activation, Conv, Dense, Layer, NormLayer, normed
from normviz.recipes.outline import outline


@pytest.mark.parametrize("kernel", [Conv(6, 5), Dense(32)])
def test_a_normed_layer_is_followed_by_its_norm_and_then_its_activation(
    kernel: Conv | Dense,
) -> None:
    assert normed(kernel) == (kernel, NormLayer(keeps_bias=False), Activation("relu"))


def test_a_normed_layer_can_keep_its_bias_and_end_otherwise() -> None:
    made = normed(Dense(4), "sigmoid", keeps_bias=True)
    assert made == (Dense(4), NormLayer(keeps_bias=True), Activation("sigmoid"))


def test_a_normed_layer_has_one_place_for_a_norm_and_the_shape_of_its_kernel() -> None:
    found = outline((28, 28, 1), normed(Conv(6, 5, strides=2)))
    assert len(found.slots) == 1
    assert found.shapes == ((14, 14, 6),) * 3


@pytest.mark.parametrize("layer", [Conv(6, 5), Dense(32), NormLayer(), Activation("relu")])
def test_layers_are_values_that_cannot_be_changed(layer: Layer) -> None:
    name = next(iter(type(layer).__dataclass_fields__))
    with pytest.raises(FrozenInstanceError):
        setattr(layer, name, None)
    assert hash(layer) == hash(type(layer)(**{
        each: getattr(layer, each) for each in type(layer).__dataclass_fields__
    }))  # fmt: skip
