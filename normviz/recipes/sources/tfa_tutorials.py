"""The two tutorials of TensorFlow Addons: normalizations on MNIST, weight norm on CIFAR-10."""

from dataclasses import replace

from normviz.recipes.recipe import Published, Recipe, TrainingSettings
from normviz.recipes.schedule import constant
from normviz.recipes.slots import Slot

_ADAM = constant(0.001)

_PROPER = TrainingSettings(
    "adam",
    batch_size=32,
    epochs=1,
    schedule=_ADAM,
    text="Trains on the training digits and validates on the test digits.",
)

TUTORIAL_NORMS = Recipe(
    name="tutorial-norms",
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
    plain_parameters=866_798,
    slots=(Slot((26, 26, 10), keeps_bias=True),),
    default_options={"groups": 5},
    faithful_options={
        "instance": {
            "groups": 5,
            "gamma_initializer": "random_uniform",
            "beta_initializer": "random_uniform",
        }
    },
    dropout=0.2,
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

_WEIGHT_NORM = TrainingSettings("adam", batch_size=32, epochs=10, schedule=_ADAM)

WEIGHT_NORM_CIFAR = Recipe(
    name="weight-norm-cifar",
    title="Weight normalization tutorial",
    source="TensorFlow Addons, tutorial “WeightNormalization”",
    text=(
        "A small convolutional network, once as it is and once with all five kernels weight "
        "normalized. The source shows the training accuracy alone; on validation the two tie, and "
        "a step with weight norm takes about twice as long."
    ),
    dataset="cifar10",
    input_shape=(32, 32, 3),
    classes=10,
    pixel_scale=1 / 255,
    targets="one-hot",
    loss="categorical_crossentropy",
    norm="none",
    plain_parameters=62_006,
    slots=tuple(
        Slot(shape, kernel_only=True) for shape in ((28, 28, 6), (10, 10, 16), (120,), (84,), (10,))
    ),
    presets={
        "published": _WEIGHT_NORM,
        "quick": replace(
            _WEIGHT_NORM,
            epochs=3,
            train_size=5_000,
            validation_size=1_000,
            quick=True,
            text="3 epochs on 5000 images, validated on 1000.",
        ),
    },
    published=(
        Published("none", accuracy=0.6889, val_accuracy=0.6029, ms_per_step="3"),
        Published("weight", accuracy=0.7029, val_accuracy=0.6018, ms_per_step="6–7"),
    ),
)
