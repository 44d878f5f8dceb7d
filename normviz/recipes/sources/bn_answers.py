"""The two networks of the questions and answers on batch normalization in Keras."""

from dataclasses import replace

from normviz.recipes.recipe import Recipe, TrainingSettings
from normviz.recipes.schedule import Schedule, constant
from normviz.recipes.slots import Slot

_SOURCE = "Questions and answers: batch normalization in Keras"
_BEFORE_OUTPUT = (
    "Batch norm stands before the output too, which the codelab advises against: it moves the "
    "outputs by the other samples of the batch. A switch puts it before the last layer. No other "
    "norm is put there, since so few outputs leave it nothing."
)


def _slots(*shapes: tuple[int, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(shape, keeps_bias=True) for shape in shapes)


_MLP = TrainingSettings(
    "sgd",
    batch_size=16,
    epochs=20,
    schedule=Schedule("inverse-time", 0.1, decay=1e-6),
    momentum=0.9,
    nesterov=True,
    validate_on="held-out",
    held_out=0.2,
)

BN_MLP = Recipe(
    name="bn-mlp",
    title="Batch norm in a small dense network",
    source=_SOURCE,
    text=f"Two dense layers with norm, tanh and dropout on two synthetic classes. {_BEFORE_OUTPUT}",
    dataset="two-classes",
    input_shape=(14,),
    classes=2,
    pixel_scale=1.0,
    targets="one-hot",
    loss="binary_crossentropy",
    norm="batch",
    plain_parameters=5_250,
    slots=_slots((64,), (64,)),
    output_slot=(2, 64),
    dropout=0.5,
    presets={
        "published": _MLP,
        "quick": replace(
            _MLP, epochs=3, train_size=1_000, quick=True, text="3 epochs on 1000 samples."
        ),
    },
)

_ALEXNET = TrainingSettings(
    "adam",
    batch_size=32,
    epochs=10,
    schedule=constant(0.001),
    text="The source names neither the batch size nor the number of epochs.",
)

ALEXNET = Recipe(
    name="alexnet",
    title="AlexNet with batch norm",
    source=_SOURCE,
    text=f"Two classes of CIFAR-10, cats and dogs, enlarged to 100×100. {_BEFORE_OUTPUT}",
    dataset="cifar10-pair",
    input_shape=(100, 100, 3),
    classes=2,
    pixel_scale=1 / 255,
    targets="binary",
    loss="binary_crossentropy",
    norm="batch",
    plain_parameters=12_966_225,
    slots=_slots(
        (25, 25, 96),
        (13, 13, 256),
        (7, 7, 384),
        (7, 7, 384),
        (7, 7, 256),
        (2_000,),
        (512,),
    ),
    output_slot=(1, 512),
    dropout=0.4,
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

RECIPES = (BN_MLP, ALEXNET)
