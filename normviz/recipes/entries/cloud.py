"""The form of the convolutional network that the codelab trains in the cloud."""

from normviz.recipes.layers import Conv
from normviz.recipes.sources import codelab

RECIPE = codelab.recipe(
    name="cloud",
    order=28,
    title="Cloud version",
    text="The form that the codelab trains in the cloud; the rate falls at every step.",
    layers=codelab.normed_ladder(Conv(6, 6), Conv(12, 5, strides=2), Conv(24, 4, strides=2)),
    norm="batch",
    default_options=codelab.CLOUD_OPTIONS,
    norm_options={"group": codelab.CLOUD_OPTIONS | {"groups": 2}},
    presets=codelab.presets(codelab.CLOUD, 3, 15_000, 2_000),
)
