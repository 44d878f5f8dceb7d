"""The codelab's convolutional network with dropout."""

from normviz.recipes.layers import Dropout
from normviz.recipes.recipe import Published
from normviz.recipes.sources import codelab

RECIPE = codelab.recipe(
    name="convolutional-dropout",
    order=26,
    title="Convolutional, dropout",
    text=(
        "The convolutional network with dropout before the last layer. Measured with five seeds "
        "on 10\u202f000 digits, the validation loss is lower with it in four of them, 0.069 "
        "instead of 0.076 in the mean; the accuracies are 0.982 and 0.981. "
        f"{codelab.NO_NORM} {codelab.NOTEBOOK}"
    ),
    layers=codelab.convolutional(Dropout(0.3, seeded_first=True)),
    presets=codelab.presets(codelab.DECAY, 2, 10_000, 2_000),
    published=(Published("none", ">", val_accuracy=0.99, seen=0.993),),
)
