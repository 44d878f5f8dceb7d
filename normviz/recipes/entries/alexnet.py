"""AlexNet of the questions and answers on batch normalization."""

from dataclasses import replace

from normviz.recipes.layers import Conv, Dense, Dropout, Flatten, Output, Pool, normed
from normviz.recipes.recipe import Recipe, TrainingSettings
from normviz.recipes.schedule import constant
from normviz.recipes.sources.bn_answers import BEFORE_OUTPUT, SOURCE

_POOL = Pool("max", padding="same")
_ALEXNET = TrainingSettings(
    "adam",
    batch_size=32,
    epochs=10,
    schedule=constant(0.001),
    text="The source names neither the batch size nor the number of epochs.",
)

RECIPE = Recipe(
    name="alexnet",
    order=41,
    title="AlexNet with batch norm",
    source=SOURCE,
    text=(
        "Two classes of CIFAR-10, cats and dogs, enlarged to 100×100. The source trains with seed "
        f"1000. {BEFORE_OUTPUT}"
    ),
    dataset="cifar10-pair",
    input_shape=(100, 100, 3),
    classes=2,
    pixel_scale=1 / 255,
    targets="binary",
    loss="binary_crossentropy",
    norm="batch",
    layers=(
        *normed(Conv(96, 11, strides=4), keeps_bias=True),
        _POOL,
        *normed(Conv(256, 5), keeps_bias=True),
        _POOL,
        *normed(Conv(384, 3), keeps_bias=True),
        *normed(Conv(384, 3), keeps_bias=True),
        *normed(Conv(256, 3), keeps_bias=True),
        _POOL,
        Flatten(),
        *normed(Dense(2_000), keeps_bias=True),
        Dropout(0.4),
        *normed(Dense(512), keeps_bias=True),
        Dropout(0.4),
        Output(1, "sigmoid"),
    ),
    presets={
        "published": _ALEXNET,
        "quick": replace(
            _ALEXNET,
            epochs=1,
            train_size=320,
            validation_size=64,
            quick=True,
            text="1 epoch of 10 steps.",
        ),
    },
)
