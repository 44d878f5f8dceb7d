"""A dense network that is trained on two samples at a time, where batch norm fails."""

from typing import Final

from normviz.recipes.experiment_presets import experiment_presets
from normviz.recipes.layers import Dense, Flatten, normed
from normviz.recipes.recipe import Recipe, TrainingSettings
from normviz.recipes.schedule import constant

DEPTH: Final = 6
UNITS: Final = 64

_FULL = TrainingSettings(
    "sgd",
    batch_size=2,
    epochs=3,
    schedule=constant(0.01),
    train_size=10_000,
    text="3 epochs on 10\u202f000 digits.",
)

RECIPE = Recipe(
    name="small-batch",
    order=61,
    title="Batches of two",
    source="normviz",
    text=(
        "Six dense layers of 64 units, each with a norm between it and its relu, two digits per "
        "step. Of two different numbers, standardized, one is +1 and the other −1, up to ε: in "
        "training batch norm leaves of each unit only which digit had the larger value, and in "
        "validation its moving statistics are others. Group norm takes its statistics from one "
        "digit, whatever the batch is (Wu & He 2018, section 4.1). Seen with the quick preset on "
        "MNIST, five seeds each: with batch norm hardly better than guessing, with group or layer "
        "norm as good as without a norm. With eight digits per step batch norm works too."
    ),
    dataset="mnist",
    input_shape=(28, 28),
    classes=10,
    pixel_scale=1 / 255,
    targets="sparse",
    loss="sparse_categorical_crossentropy",
    norm="group",
    layers=(
        Flatten(),
        *(layer for _ in range(DEPTH) for layer in normed(Dense(UNITS), "relu")),
        Dense(10, "softmax"),
    ),
    default_options={"groups": 8},
    presets=experiment_presets(_FULL, train_size=2_000),
)
