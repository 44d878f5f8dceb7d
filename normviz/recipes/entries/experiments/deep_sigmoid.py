"""A deep plain network of sigmoids, which does not learn without a norm."""

from typing import Final

from normviz.recipes.experiment_presets import experiment_presets
from normviz.recipes.layers import Dense, Flatten, normed
from normviz.recipes.recipe import Recipe, TrainingSettings
from normviz.recipes.schedule import constant

DEPTH: Final = 12
UNITS: Final = 64

_FULL = TrainingSettings(
    "adam",
    batch_size=64,
    epochs=3,
    schedule=constant(0.001),
    text="All digits, 3 epochs.",
)


RECIPE = Recipe(
    name="deep-sigmoid",
    order=60,
    title="Deep sigmoid network",
    source="normviz",
    text=(
        "Twelve dense layers of 64 units, each with a norm between it and its sigmoid. The slope "
        "of a sigmoid is at most 1/4, so the gradient shrinks from layer to layer: without a norm "
        "nothing reaches the first layers (Ioffe & Szegedy 2015, section 1). Batch norm at first "
        "gives every sigmoid inputs of mean 0 and variance 1 over the batch, where its slope is "
        "large. Seen with the quick preset on MNIST, five seeds each: without a norm the network "
        "guesses; with batch, RMS or layer norm it reads most digits; with group norm some seeds "
        "start late."
    ),
    dataset="mnist",
    input_shape=(28, 28),
    classes=10,
    pixel_scale=1 / 255,
    targets="sparse",
    loss="sparse_categorical_crossentropy",
    norm="batch",
    layers=(
        Flatten(),
        *(layer for _ in range(DEPTH) for layer in normed(Dense(UNITS), "sigmoid")),
        Dense(10, "softmax"),
    ),
    default_options={"groups": 8},
    presets=experiment_presets(_FULL, train_size=10_000),
)
