"""A recurrent network that reads the rows of a digit from top to bottom."""

from typing import Final

from normviz.recipes.experiment_presets import FIVE_EPOCHS, experiment_presets
from normviz.recipes.layers import Dense, NormLayer, Recurrent
from normviz.recipes.recipe import Recipe

UNITS: Final = 64

RECIPE = Recipe(
    name="recurrent",
    order=64,
    title="Recurrent network",
    source="normviz",
    text=(
        "Two GRUs read the 28 rows of a digit from top to bottom; behind each is a norm. Layer "
        "norm in Keras' default form takes the units of one step of one digit, as its paper does "
        "for recurrent networks (Ba, Kiros, Hinton 2016, section 3.1), which puts it inside the "
        "cell; here it stands behind the layer. Layer norm over all axes mixes the steps, batch "
        "norm mixes steps and digits. Seen with the quick preset on MNIST, five seeds each: group "
        "norm a little ahead of layer norm and of no norm; batch norm far behind in validation, "
        "since its moving statistics have not followed the training yet. Recalibrated over the "
        "training set, as “normviz accuracy” does, it reads as well as the others (three seeds)."
    ),
    dataset="mnist",
    input_shape=(28, 28),
    classes=10,
    pixel_scale=1 / 255,
    targets="sparse",
    loss="sparse_categorical_crossentropy",
    norm="layer-keras",
    layers=(
        Recurrent("gru", UNITS, whole=True),
        NormLayer(),
        Recurrent("gru", UNITS),
        NormLayer(),
        Dense(10, "softmax"),
    ),
    default_options={"groups": 8},
    presets=experiment_presets(FIVE_EPOCHS, train_size=5_000),
)
