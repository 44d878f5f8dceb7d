"""The tutorial "Normalizations" of TensorFlow Addons on MNIST."""

from dataclasses import replace

from normviz.recipes.layers import Conv, Dense, Dropout, Flatten, NormLayer, Reshape
from normviz.recipes.recipe import Published, Recipe, TrainingSettings
from normviz.recipes.schedule import constant

_PROPER = TrainingSettings(
    "adam",
    batch_size=32,
    epochs=1,
    schedule=constant(0.001),
    text="Trains on the training digits and validates on the test digits.",
)

RECIPE = Recipe(
    name="tutorial-norms",
    order=10,
    title="Normalizations tutorial",
    source="TensorFlow Addons, tutorial “Normalizations”",
    text=(
        "One convolution, one norm, two dense layers. The source trains on the 10\u202f000 test "
        "digits and reports the running training accuracy; the faithful preset does the same, to "
        "get its numbers. There instance norm draws γ and β at random near 0, which confounds the "
        "comparison: the proper preset starts every norm at γ = 1 and β = 0."
    ),
    dataset="mnist",
    input_shape=(28, 28),
    classes=10,
    pixel_scale=1 / 255,
    targets="sparse",
    loss="sparse_categorical_crossentropy",
    norm="group",
    layers=(
        Reshape((28, 28, 1)),
        Conv(10, 3, padding="valid"),
        NormLayer(keeps_bias=True, seeded_first=True),
        Flatten(),
        Dense(128, "relu"),
        Dropout(0.2),
        Dense(10, "softmax"),
    ),
    default_options={"groups": 5},
    faithful_options={
        "instance": {
            "groups": 5,
            "gamma_initializer": "random_uniform",
            "beta_initializer": "random_uniform",
        }
    },
    preset="proper",
    presets={
        "proper": _PROPER,
        "faithful": replace(
            _PROPER,
            train_on="test",
            validate_on="none",
            faithful=True,
            text="Trains on the test digits, as the source does: its accuracy says nothing about "
            "new digits.",
        ),
        "quick": replace(
            _PROPER,
            train_size=10_000,
            validation_size=2_000,
            quick=True,
            text="Up to 10\u202f000 training digits and 2000 test digits.",
        ),
    },
    published=(
        Published("group", loss=0.4707, accuracy=0.8613, seen=0.848),
        Published("instance", loss=0.5367, accuracy=0.8405, seen=0.825),
        Published("layer-keras", loss=0.4056, accuracy=0.8754, seen=0.873),
        Published("layer", seen=0.852),
        Published("batch", seen=0.851),
        Published("none", seen=0.871),
    ),
)
