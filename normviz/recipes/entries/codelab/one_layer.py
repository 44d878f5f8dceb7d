"""The codelab's first network: one dense layer."""

from normviz.recipes.layers import Dense, Flatten, NormLayer
from normviz.recipes.recipe import Published
from normviz.recipes.sources import codelab

RECIPE = codelab.recipe(
    name="one-layer",
    order=20,
    title="One layer",
    text=(
        "Ten neurons, one per digit, on the bare pixels. A norm can be put before the softmax; the "
        f"codelab calls batch norm “not useful there”. {codelab.NOTEBOOK}"
    ),
    layers=(Flatten(), Dense(10, "softmax"), NormLayer()),
    default_options={"groups": 5},
    presets=codelab.presets(codelab.SGD, 3, 20_000, 4_000),
    published=(Published("none", "≈", val_accuracy=0.90, seen=0.898),),
)
