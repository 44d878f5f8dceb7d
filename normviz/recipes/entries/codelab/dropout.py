"""The codelab's dense network with dropout."""

from normviz.recipes.recipe import Published
from normviz.recipes.sources import codelab

RECIPE = codelab.recipe(
    name="dropout",
    order=24,
    title="Four layers, dropout",
    text=(
        "Three hidden layers, each with dropout. Measured with three seeds, it does not help here: "
        f"validation accuracy is lower with it in each of them. "
        f"{codelab.NO_NORM} {codelab.NOTEBOOK}"
    ),
    layers=codelab.dense_ladder((200, 100, 60), "relu", dropout=0.25),
    presets=codelab.presets(codelab.DECAY, 3, 20_000, 4_000),
    published=(Published("none", val_accuracy=0.9775, seen=0.979),),
)
