"""The form of the convolutional network that the codelab trains in the cloud."""

from normviz.recipes.recipe import Published
from normviz.recipes.sources import codelab

RECIPE = codelab.cloud(
    filters=(6, 12, 24),
    groups=2,
    settings=codelab.CLOUD,
    name="cloud",
    order=30,
    title="Cloud version",
    text=(
        "The form that the codelab trains in the cloud; the rate falls at every step. "
        f"{codelab.CLOUD_WEIGHTS}"
    ),
    published=(Published("batch", val_accuracy=0.9953, seen=0.992),),
)
