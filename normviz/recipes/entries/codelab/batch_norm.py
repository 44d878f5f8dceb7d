"""The codelab's convolutional network with batch norm."""

from normviz.recipes.layers import Conv
from normviz.recipes.recipe import Published
from normviz.recipes.sources import codelab

_TEXT = (
    "A norm between every hidden layer and its relu; the layers before have no bias, since β "
    "takes its place, and the norm has no γ, since the next layer makes a positive γ redundant. No "
    "norm before the output. Instance and filter response norm have no sets behind the dense "
    f"layer and stand behind the convolutions alone. {codelab.NOTEBOOK}"
)

RECIPE = codelab.recipe(
    name="batch-norm",
    order=29,
    title="Convolutional, batch norm",
    text=_TEXT,
    layers=codelab.normed_ladder(Conv(12, 3), Conv(24, 6, strides=2), Conv(32, 6, strides=2)),
    norm="batch",
    default_options={"scale": False},
    presets=codelab.presets(codelab.BATCH_NORM, 3, 15_000, 2_000),
    published=(Published("batch", "≈", val_accuracy=0.995, seen=0.994),),
)
