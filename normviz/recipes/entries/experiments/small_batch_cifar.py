"""A convolutional network on CIFAR-10 for the error of batch and group norm over the batch size."""

from dataclasses import replace
from typing import Final

from normviz.recipes.layers import Conv, Dense, Flatten, Pool, normed
from normviz.recipes.recipe import Recipe, TrainingSettings
from normviz.recipes.schedule import constant

CONVOLUTIONS: Final = ((16, 2), (32, 2), (32, 1), (64, 2), (64, 1), (64, 2))
"""Filters and stride of each; behind the last one a picture has 2×2 places."""

_FULL = TrainingSettings(
    "sgd",
    batch_size=2,
    epochs=10,
    schedule=constant(0.002),
    momentum=0.9,
    text="10 epochs on all images.",
)

RECIPE = Recipe(
    name="small-batch-cifar",
    order=62,
    title="Batches of two, CIFAR-10",
    source="normviz",
    text=(
        "Six convolutions, each with a norm between it and its relu, two images per step. The "
        "sweep “batch-size-cifar” that ships draws the curve of Wu & He (2018, section 4.1): the "
        "error of batch and group norm over the batch size, with a learning rate in proportion "
        "to it. Seen with that sweep, three seeds, on a part of the images: no difference between "
        "both norms at any batch size. So short a training on so small images does not show what "
        "Wu & He saw."
    ),
    dataset="cifar10",
    input_shape=(32, 32, 3),
    classes=10,
    pixel_scale=1 / 255,
    targets="sparse",
    loss="sparse_categorical_crossentropy",
    norm="group",
    layers=(
        *(
            layer
            for filters, strides in CONVOLUTIONS
            for layer in normed(Conv(filters, 3, strides=strides))
        ),
        Pool("average"),
        Flatten(),
        Dense(10, "softmax"),
    ),
    default_options={"groups": 8},
    presets={
        "published": _FULL,
        "quick": replace(
            _FULL,
            epochs=4,
            train_size=5_000,
            validation_size=2_000,
            quick=True,
            text="4 epochs on up to 5000 images, validated on up to 2000.",
        ),
    },
)
