"""The network of the models that ship: small, with a norm behind each convolution."""

from dataclasses import replace
from typing import Final

from normviz.recipes.layers import (
    Activation,
    Conv,
    Dense,
    Dropout,
    Flatten,
    Layer,
    NormLayer,
    Pool,
    Relu,
    Reshape,
)
from normviz.recipes.recipe import Recipe, TrainingSettings
from normviz.recipes.schedule import per_epoch

CONVOLUTIONS: Final = ((16, 5, 2), (24, 3, 1), (48, 3, 2), (64, 3, 1))
"""Filters, kernel and stride of each; after them the picture has 7×7 places."""
UNITS: Final = 64
DROPOUT: Final = 0.3


def pen_layers(
    convolutions: tuple[tuple[int, int, int], ...] = CONVOLUTIONS,
    units: int = UNITS,
    dropout: float = DROPOUT,
) -> tuple[Layer, ...]:
    """The layers from pictures (N, 28, 28) in 0…1 to logits (N, 10).

    Args:
        convolutions: Filters, kernel and stride of each convolution.
        units: Neurons of the hidden dense layer.
        dropout: Share that is dropped before the last layer.
    """
    normed = (
        layer
        for filters, kernel, strides in convolutions
        for layer in (Conv(filters, kernel, strides), NormLayer(), Relu())
    )
    return (
        Reshape((28, 28, 1)),
        *normed,
        Pool("average", padding="same"),
        Flatten(),
        Dense(units, "relu"),
        Dropout(dropout),
        Dense(10),
    )


_PUBLISHED = TrainingSettings(
    "adam",
    batch_size=128,
    epochs=10,
    schedule=per_epoch(0.002, 0.7),
    text="On the digits as they are; the built-in models have also seen them drawn again.",
)

RECIPE = Recipe(
    name="pen",
    order=50,
    title="Built-in digit network",
    source="normviz",
    text=(
        "Four convolutions, each with a norm between it and its relu, then pooling and one dense "
        "layer. The models that answer your drawings are this network: it can go on from one of "
        "them. They were trained on handwriting that was traced, varied and drawn again; trained "
        "on MNIST alone it reads MNIST as well, and the strokes of a pen less well."
    ),
    dataset="mnist",
    input_shape=(28, 28),
    classes=10,
    pixel_scale=1 / 255,
    targets="one-hot",
    loss="categorical_crossentropy",
    label_smoothing=0.03,
    norm="batch",
    layers=(*pen_layers(), Activation("softmax")),
    default_options={"groups": 8},
    presets={
        "published": _PUBLISHED,
        "quick": replace(
            _PUBLISHED,
            epochs=3,
            train_size=15_000,
            validation_size=2_000,
            quick=True,
            text="3 epochs on up to 15\u202f000 digits, validated on up to 2000.",
        ),
    },
)
