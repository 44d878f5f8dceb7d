"""The codelab's dense network with sigmoid."""

from normviz.recipes.recipe import Published
from normviz.recipes.sources import codelab

RECIPE = codelab.recipe(
    name="sigmoid",
    order=21,
    title="Three layers, sigmoid",
    text=(
        "Two hidden layers with sigmoid: deeper, and at first far worse than one layer. "
        f"{codelab.NO_NORM} {codelab.NOTEBOOK}"
    ),
    layers=codelab.dense_ladder((200, 60), "sigmoid"),
    presets=codelab.presets(codelab.SGD, 3, 20_000, 4_000),
    published=(Published("none", seen=0.787, text="far worse at first"),),
)
