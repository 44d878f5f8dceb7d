"""The ladder of the codelab “TensorFlow, Keras and deep learning, without a PhD” on MNIST."""

from dataclasses import replace

from normviz.recipes.recipe import Published, Recipe, TrainingSettings
from normviz.recipes.schedule import Schedule, constant, per_epoch
from normviz.recipes.slots import Slot

_SOURCE = "Codelab “TensorFlow, Keras and deep learning, without a PhD”"
_SGD = TrainingSettings("sgd", batch_size=128, epochs=10, schedule=constant(0.01))
_ADAM = TrainingSettings("adam", batch_size=128, epochs=10, schedule=constant(0.001))
_DECAY = replace(_ADAM, schedule=per_epoch(0.01, 0.6))
_BATCH_NORM = replace(_DECAY, batch_size=64, schedule=per_epoch(0.01, 0.666))
_CLOUD = TrainingSettings(
    "adam",
    batch_size=100,
    epochs=5,
    schedule=Schedule("step-exponential", 0.02, floor=1e-4, steps=600),
    text="3000 steps.",
)


def _presets(
    published: TrainingSettings, epochs: int, train: int, validation: int
) -> dict[str, TrainingSettings]:
    quick = replace(
        published,
        epochs=epochs,
        train_size=train,
        validation_size=validation,
        quick=True,
        text=f"{epochs} epochs on up to {_written(train)} digits, validated on up to "
        f"{_written(validation)}.",
    )
    return {"published": published, "quick": quick}


def _written(count: int) -> str:
    """A whole number as the window writes it: its thousands apart from five digits on."""
    return f"{count:,}".replace(",", "\u202f") if count >= 10_000 else str(count)


def _slots(*shapes: tuple[int, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(shape) for shape in shapes)


ONE_LAYER = Recipe(
    name="one-layer",
    title="One layer",
    source=_SOURCE,
    text="Ten neurons, one a digit, on the bare pixels.",
    dataset="mnist",
    input_shape=(28, 28),
    classes=10,
    pixel_scale=1 / 256,
    targets="one-hot",
    loss="categorical_crossentropy",
    norm="none",
    plain_parameters=7_850,
    presets=_presets(_SGD, 3, 20_000, 4_000),
    published=(Published("none", "≈", val_accuracy=0.90, seen=0.898),),
)

SIGMOID = replace(
    ONE_LAYER,
    name="sigmoid",
    title="Three layers, sigmoid",
    text="Two hidden layers with sigmoid: deeper, and at first far worse than one layer.",
    plain_parameters=169_670,
    published=(Published("none", seen=0.787, text="far worse at first"),),
)

RELU = replace(
    SIGMOID,
    name="relu",
    title="Three layers, relu and adam",
    text="The same with relu instead of sigmoid, and adam instead of plain gradient descent.",
    presets=_presets(_ADAM, 3, 20_000, 4_000),
    published=(Published("none", val_accuracy=0.977, seen=0.976),),
)

RELU_DECAY = replace(
    RELU,
    name="relu-decay",
    title="Three layers, falling learning rate",
    text="The same with a learning rate that starts ten times as high and falls each epoch.",
    presets=_presets(_DECAY, 3, 20_000, 4_000),
    published=(Published("none", ">", val_accuracy=0.98),),
)

DROPOUT = replace(
    RELU_DECAY,
    name="dropout",
    title="Four layers, dropout",
    text="Three hidden layers, each with dropout: training and validation come closer.",
    plain_parameters=183_770,
    dropout=0.25,
    published=(Published("none", val_accuracy=0.9775, seen=0.979),),
)

CONVOLUTIONAL = replace(
    RELU_DECAY,
    name="convolutional",
    title="Convolutional",
    text="Three convolutions and a dense layer: the pixels keep their places.",
    plain_parameters=354_002,
    presets=_presets(_DECAY, 2, 10_000, 2_000),
    published=(Published("none", val_accuracy=0.9892, seen=0.992),),
)

CONVOLUTIONAL_DROPOUT = replace(
    CONVOLUTIONAL,
    name="convolutional-dropout",
    title="Convolutional, dropout",
    text="The same with dropout before the last layer.",
    dropout=0.3,
    published=(Published("none", ">", val_accuracy=0.99, seen=0.993),),
)

BATCH_NORM = replace(
    CONVOLUTIONAL_DROPOUT,
    name="batch-norm",
    title="Convolutional, batch norm",
    text=(
        "A norm between every hidden layer and its relu; the layers before have no bias, since β "
        "takes its place, and the norm has no γ, since the next layer makes it redundant. No norm "
        "before the output. Instance and filter response norm have no sets behind the dense layer "
        "and stand behind the convolutions alone."
    ),
    norm="batch",
    slots=_slots((28, 28, 12), (14, 14, 24), (7, 7, 32), (200,)),
    default_options={"scale": False},
    presets=_presets(_BATCH_NORM, 3, 15_000, 2_000),
    published=(Published("batch", val_accuracy=0.9949, seen=0.994),),
)

_CLOUD_OPTIONS = {"scale": False, "momentum": 0.993, "epsilon": 1e-5}

CLOUD = replace(
    BATCH_NORM,
    name="cloud",
    title="Cloud version",
    text="The form that the codelab trains in the cloud; the rate falls at every step.",
    plain_parameters=244_076,
    slots=_slots((28, 28, 6), (14, 14, 12), (7, 7, 24), (200,)),
    default_options=_CLOUD_OPTIONS,
    norm_options={"group": _CLOUD_OPTIONS | {"groups": 2}},
    presets=_presets(_CLOUD, 3, 15_000, 2_000),
    published=(),
)

CLOUD_TUNED = replace(
    CLOUD,
    name="cloud-tuned",
    title="Cloud version, tuned",
    text="The same with the numbers of filters that the codelab's search found.",
    plain_parameters=683_229,
    slots=_slots((28, 28, 15), (14, 14, 38), (7, 7, 64), (200,)),
    norm_options={"group": _CLOUD_OPTIONS | {"groups": 1}},
    published=(Published("batch", val_accuracy=0.9954),),
)

RECIPES = (
    ONE_LAYER,
    SIGMOID,
    RELU,
    RELU_DECAY,
    DROPOUT,
    CONVOLUTIONAL,
    CONVOLUTIONAL_DROPOUT,
    BATCH_NORM,
    CLOUD,
    CLOUD_TUNED,
)
