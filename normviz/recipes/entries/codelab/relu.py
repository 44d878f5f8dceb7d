"""The codelab's dense network with relu and adam."""

from normviz.recipes.recipe import Published
from normviz.recipes.sources import codelab

RECIPE = codelab.recipe(
    name="relu",
    order=22,
    title="Three layers, relu and adam",
    text=(
        "The same with relu instead of sigmoid, and adam instead of plain gradient descent. "
        f"{codelab.NO_NORM} {codelab.NOTEBOOK}"
    ),
    layers=codelab.dense_ladder((200, 60), "relu"),
    presets=codelab.presets(codelab.ADAM, 3, 20_000, 4_000),
    published=(Published("none", "≈", val_accuracy=0.97, seen=0.976),),
)
