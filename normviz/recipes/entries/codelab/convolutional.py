"""The codelab's convolutional network."""

from normviz.recipes.recipe import Published
from normviz.recipes.sources import codelab

RECIPE = codelab.recipe(
    name="convolutional",
    order=25,
    title="Convolutional",
    text=(
        "Three convolutions and a dense layer: the pixels keep their places. "
        f"{codelab.NO_NORM} {codelab.NOTEBOOK}"
    ),
    layers=codelab.convolutional(),
    presets=codelab.presets(codelab.DECAY, 2, 10_000, 2_000),
    published=(Published("none", "≈", val_accuracy=0.989, seen=0.992),),
)
