"""The tutorial "WeightNormalization" of TensorFlow Addons on CIFAR-10."""

from dataclasses import replace

from normviz.recipes.layers import Conv, Dense, Flatten, NormLayer, Pool
from normviz.recipes.recipe import Published, Recipe, TrainingSettings
from normviz.recipes.schedule import constant

_KERNEL = NormLayer(kernel_only=True)
_WEIGHT_NORM = TrainingSettings("adam", batch_size=32, epochs=10, schedule=constant(0.001))

RECIPE = Recipe(
    name="weight-norm-cifar",
    order=35,
    title="Weight normalization tutorial",
    source="TensorFlow Addons, tutorial “WeightNormalization”",
    text=(
        "A small convolutional network, once as it is and once with all five kernels weight "
        "normalized. The source shows the training accuracy alone. Its validation accuracies tie, "
        "and its steps take about twice as long with weight norm. With the first step from data, "
        "the default here, weight norm was behind in validation on a fifth of the images (two "
        "seeds); without that step the two were equal."
    ),
    dataset="cifar10",
    input_shape=(32, 32, 3),
    classes=10,
    pixel_scale=1 / 255,
    targets="one-hot",
    loss="categorical_crossentropy",
    norm="none",
    layers=(
        Conv(6, 5, padding="valid", activation="relu"),
        _KERNEL,
        Pool("max"),
        Conv(16, 5, padding="valid", activation="relu"),
        _KERNEL,
        Pool("max"),
        Flatten(),
        Dense(120, "relu"),
        _KERNEL,
        Dense(84, "relu"),
        _KERNEL,
        Dense(10, "softmax"),
        _KERNEL,
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
