"""The codelab “TensorFlow, Keras and deep learning, without a PhD” on MNIST."""

from dataclasses import replace
from typing import Any, Final

from normviz.number_text import count
from normviz.recipes.layers import (
    Conv,
    Dense,
    Dropout,
    Flatten,
    GlobalPool,
    Layer,
    NormLayer,
    Pool,
    Reshape,
    normed,
)
from normviz.recipes.recipe import Recipe, TrainingSettings
from normviz.recipes.schedule import Schedule, constant, per_epoch

SGD: Final = TrainingSettings("sgd", batch_size=128, epochs=10, schedule=constant(0.01))
ADAM: Final = TrainingSettings("adam", batch_size=128, epochs=10, schedule=constant(0.001))
DECAY: Final = replace(ADAM, schedule=per_epoch(0.01, 0.6))
POOLED: Final = replace(ADAM, schedule=constant(0.003))
"""Ours: at the rate of the other convolutional networks some seeds do not learn."""
BATCH_NORM: Final = replace(DECAY, batch_size=64, schedule=per_epoch(0.01, 0.666))
CLOUD: Final = TrainingSettings(
    "adam",
    batch_size=100,
    epochs=5,
    schedule=Schedule("step-exponential", 0.02, floor=1e-4, steps=600),
    text="3000 steps.",
)
CLOUD_TUNED: Final = replace(
    CLOUD,
    epochs=17,
    schedule=replace(CLOUD.schedule, steps=601),
    text="10\u202f200 steps, 17 whole epochs; the codelab stops at 10\u202f000.",
)
NOTEBOOK: Final = (
    "Here all digits are shuffled, and the last, smaller batch of an epoch counts; the codelab "
    "shuffles within 5000 digits and leaves that batch out."
)
"""How the codelab's notebooks feed their networks."""
CLOUD_WEIGHTS: Final = (
    "The codelab's layers have a bias and start from a truncated normal distribution of deviation "
    "0.1; here β takes the place of the bias, and the kernels start as Keras starts them."
)
"""Kept so: recorded runs are built from the recipe, and their weights would fit no other layers."""
NO_NORM: Final = (
    "The codelab has no norm here; one can be put between each hidden layer and its activation."
)
OWN_RATE: Final = (
    "The learning rate is ours: at the higher one of the other convolutional networks this one "
    "was seen not to learn with one of two seeds."
)
CLOUD_OPTIONS: Final = {"scale": False, "momentum": 0.993, "epsilon": 1e-5}


def recipe(**fields: Any) -> Recipe:
    """A recipe of the codelab: on MNIST, without a norm unless ``fields`` say otherwise."""
    shared: dict[str, Any] = {
        "source": "Codelab “TensorFlow, Keras and deep learning, without a PhD”",
        "dataset": "mnist",
        "input_shape": (28, 28),
        "classes": 10,
        "pixel_scale": 1 / 256,
        "targets": "one-hot",
        "loss": "categorical_crossentropy",
        "norm": "none",
    }
    return Recipe(**shared | fields)


def cloud(
    filters: tuple[int, int, int], groups: int, settings: TrainingSettings, **fields: Any
) -> Recipe:
    """A form of the network that the codelab trains in the cloud.

    Args:
        filters: Of its three convolutions.
        groups: Of group norm in it.
        settings: How the codelab trains it.
        **fields: Name, order, title, text and what else tells the forms apart.
    """
    first, second, third = filters
    return recipe(
        layers=normed_ladder(Conv(first, 6), Conv(second, 5, strides=2), Conv(third, 4, strides=2)),
        norm="batch",
        default_options=CLOUD_OPTIONS,
        norm_options={"group": CLOUD_OPTIONS | {"groups": groups}},
        presets=presets(settings, 3, 15_000, 2_000),
        **fields,
    )


def presets(
    published: TrainingSettings, epochs: int, train: int, validation: int
) -> dict[str, TrainingSettings]:
    """The settings of the codelab, and a short form of them."""
    quick = replace(
        published,
        epochs=epochs,
        train_size=train,
        validation_size=validation,
        quick=True,
        text=f"{epochs} epochs on up to {count(train)} digits, validated on up to "
        f"{count(validation)}.",
    )
    return {"published": published, "quick": quick}


def dense_ladder(
    units: tuple[int, ...], activation: str, dropout: float | None = None
) -> tuple[Layer, ...]:
    """Dense layers with places for a norm, dropout where there is any, and the output."""
    behind: tuple[Layer, ...] = () if dropout is None else (Dropout(dropout),)
    hidden = [each for width in units for each in (*_slotted(Dense(width, activation)), *behind)]
    return Flatten(), *hidden, Dense(10, "softmax")


def convolutional(*before_output: Layer) -> tuple[Layer, ...]:
    """Three convolutions, a dense layer and the output, with places for a norm before the relus."""
    return (
        Reshape((28, 28, 1)),
        *_slotted(Conv(12, 3, activation="relu")),
        *_slotted(Conv(24, 6, strides=2, activation="relu")),
        *_slotted(Conv(32, 6, strides=2, activation="relu")),
        Flatten(),
        *_slotted(Dense(200, "relu")),
        *before_output,
        Dense(10, "softmax"),
    )


def pooled_convolutional() -> tuple[Layer, ...]:
    """The same network, made smaller by max-pooling instead of strides."""
    return (
        Reshape((28, 28, 1)),
        *_slotted(Conv(12, 3, activation="relu")),
        *_slotted(Conv(24, 6, activation="relu")),
        Pool("max"),
        *_slotted(Conv(32, 6, activation="relu")),
        Pool("max"),
        Flatten(),
        *_slotted(Dense(200, "relu")),
        Dense(10, "softmax"),
    )


def averaged_convolutional() -> tuple[Layer, ...]:
    """The same convolutions, with the mean of each channel in place of the dense layer."""
    return (
        Reshape((28, 28, 1)),
        *_slotted(Conv(12, 3, activation="relu")),
        *_slotted(Conv(24, 6, strides=2, activation="relu")),
        *_slotted(Conv(32, 6, strides=2, activation="relu")),
        GlobalPool(),
        Dense(10, "softmax"),
    )


def _slotted(layer: Conv | Dense) -> tuple[Layer, ...]:
    """A layer and a place for a norm before its activation."""
    return layer, NormLayer()


def normed_ladder(*convolutions: Conv) -> tuple[Layer, ...]:
    """Convolutions and a dense layer, each with a norm before its relu, dropout and the output."""
    return (
        Reshape((28, 28, 1)),
        *(layer for convolution in convolutions for layer in normed(convolution)),
        Flatten(),
        *normed(Dense(200)),
        Dropout(0.3),
        Dense(10, "softmax"),
    )
