"""The dense network of the questions and answers on batch normalization."""

from dataclasses import replace

from normviz.recipes.layers import Dense, Dropout, Output, normed
from normviz.recipes.recipe import Recipe, TrainingSettings
from normviz.recipes.schedule import Schedule
from normviz.recipes.sources.bn_answers import BEFORE_OUTPUT, SOURCE

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

RECIPE = Recipe(
    name="bn-mlp",
    order=40,
    title="Batch norm in a small dense network",
    source=SOURCE,
    text=(
        "Two dense layers with norm, tanh and dropout on two synthetic classes. The source's "
        "kernels start uniform between −0.05 and 0.05; here they start as Keras starts them. "
        f"{BEFORE_OUTPUT}"
    ),
    dataset="two-classes",
    input_shape=(14,),
    classes=2,
    pixel_scale=1.0,
    targets="one-hot",
    loss="binary_crossentropy",
    norm="batch",
    layers=(
        *normed(Dense(64), "tanh", keeps_bias=True),
        Dropout(0.5),
        *normed(Dense(64), "tanh", keeps_bias=True),
        Dropout(0.5),
        Output(2, "softmax"),
    ),
    presets={
        "published": _MLP,
        "quick": replace(
            _MLP, epochs=3, train_size=1_000, quick=True, text="3 epochs on 1000 samples."
        ),
    },
)
