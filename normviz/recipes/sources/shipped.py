"""The network of the models that ship: small, with a norm behind each convolution."""

from dataclasses import replace

from normviz.recipes.recipe import Recipe, TrainingSettings
from normviz.recipes.schedule import per_epoch
from normviz.recipes.slots import Slot

_PUBLISHED = TrainingSettings(
    "adam",
    batch_size=128,
    epochs=10,
    schedule=per_epoch(0.002, 0.7),
    text="On the digits as they are; the built-in models have also seen them drawn again.",
)

PEN = Recipe(
    name="pen",
    title="Built-in digit network",
    source="normviz",
    text=(
        "Four convolutions, each with a norm between it and its relu, then pooling and one dense "
        "layer. The models that answer your drawings are this network: it can go on from one of "
        "them. They were trained on handwriting that was traced, varied and drawn again; trained "
        "on MNIST alone it reads MNIST as well, and the strokes of a pen less well."
    ),
    dataset="mnist",
    input_shape=(28, 28),
    classes=10,
    pixel_scale=1 / 255,
    targets="one-hot",
    loss="categorical_crossentropy",
    label_smoothing=0.03,
    norm="batch",
    plain_parameters=108_274,
    slots=tuple(Slot(shape) for shape in ((14, 14, 16), (14, 14, 24), (7, 7, 48), (7, 7, 64))),
    default_options={"groups": 8},
    dropout=0.3,
    presets={
        "published": _PUBLISHED,
        "quick": replace(
            _PUBLISHED,
            epochs=3,
            train_size=15_000,
            validation_size=2_000,
            quick=True,
            text="3 epochs on up to 15\u202f000 digits, validated on up to 2000.",
        ),
    },
)
