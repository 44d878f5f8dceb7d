"""Recipes that nothing of the app knows, each as small as can be."""

from dataclasses import replace

from normviz.recipes.layers import (
    Conv,
    Dense,
    Dropout,
    Flatten,
    NormLayer,
    Recurrent,
    Reshape,
    normed,
)
from normviz.recipes.recipe import Published, Recipe, TrainingSettings
from normviz.recipes.schedule import constant, per_epoch

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

_DECAY = replace(_SETTINGS, schedule=per_epoch(0.01, 0.6))

DROPPING = replace(
    SLOTLESS,
    name="dropping",
    order=35,
    title="One hidden layer with dropout",
    layers=(Flatten(), Dense(16, "relu"), Dropout(0.25), Dense(10, "softmax")),
    presets={"published": _DECAY, "quick": replace(_DECAY, train_size=64, quick=True)},
)
"""What trains it draws random numbers, and has a rate that falls."""
SEQUENCE = replace(
    SYNTHETIC,
    name="sequence",
    order=36,
    title="A short sequence",
    norm="layer",
    layers=(
        Reshape((4, 196)),
        Recurrent("gru", 8, whole=True),
        NormLayer(),
        Recurrent("gru", 8),
        NormLayer(),
        Dense(10, "softmax"),
    ),
)
"""Four steps instead of the 28 rows of a digit."""
