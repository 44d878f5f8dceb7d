"""The codelab's dense network with a falling learning rate."""

from normviz.recipes.recipe import Published
from normviz.recipes.sources import codelab

RECIPE = codelab.recipe(
    name="relu-decay",
    order=23,
    title="Three layers, falling learning rate",
    text=(
        "The same with a learning rate that starts ten times as high and falls each epoch. "
        f"{codelab.NO_NORM} {codelab.NOTEBOOK}"
    ),
    layers=codelab.dense_ladder((200, 60), "relu"),
    presets=codelab.presets(codelab.DECAY, 3, 20_000, 4_000),
    published=(Published("none", ">", val_accuracy=0.98),),
)
