"""Recipes that nothing of the app knows: a tiny convolution and one without a norm."""

from dataclasses import replace

from normviz.recipes.layers import Conv, Dense, Flatten, Reshape, normed
from normviz.recipes.recipe import Published, Recipe, TrainingSettings
from normviz.recipes.schedule import constant

_SETTINGS = TrainingSettings("adam", batch_size=32, epochs=1, schedule=constant(0.002))

SYNTHETIC = Recipe(
    name="synthetic",
    order=33,
    title="Synthetic network",
    source="A source that is made up",
    text="Four filters.",
    dataset="mnist",
    input_shape=(28, 28),
    classes=10,
    pixel_scale=1 / 255,
    targets="sparse",
    loss="sparse_categorical_crossentropy",
    norm="batch",
    layers=(
        Reshape((28, 28, 1)),
        *normed(Conv(4, 3, strides=4)),
        Flatten(),
        Dense(10, "softmax"),
    ),
    presets={
        "published": _SETTINGS,
        "quick": TrainingSettings(
            "adam", batch_size=32, epochs=1, schedule=constant(0.002), train_size=64, quick=True
        ),
    },
    published=(Published("batch", val_accuracy=0.5),),
)

SLOTLESS = replace(
    SYNTHETIC,
    name="slotless",
    order=34,
    title="Without a place for a norm",
    norm="none",
    layers=(Flatten(), Dense(10, "softmax")),
    published=(),
)
