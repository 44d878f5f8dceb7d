"""The codelab's convolutional network with dropout."""

from normviz.recipes.layers import Dropout
from normviz.recipes.recipe import Published
from normviz.recipes.sources import codelab

RECIPE = codelab.recipe(
    name="convolutional-dropout",
    order=26,
    title="Convolutional, dropout",
    text=(
        "The convolutional network with dropout before the last layer. Measured once each, the "
        "difference that it makes after the published 10 epochs is too small to mean anything. "
        f"{codelab.NO_NORM}"
    ),
    layers=codelab.convolutional(Dropout(0.3, seeded_first=True)),
    presets=codelab.presets(codelab.DECAY, 2, 10_000, 2_000),
    published=(Published("none", ">", val_accuracy=0.99, seen=0.993),),
)
