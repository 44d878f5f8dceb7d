"""The codelab's cloud version with the numbers of filters that its search found."""

from normviz.recipes.layers import Conv
from normviz.recipes.recipe import Published
from normviz.recipes.sources import codelab

RECIPE = codelab.recipe(
    name="cloud-tuned",
    order=29,
    title="Cloud version, tuned",
    text="The same with the numbers of filters that the codelab's search found.",
    layers=codelab.normed_ladder(Conv(15, 6), Conv(38, 5, strides=2), Conv(64, 4, strides=2)),
    norm="batch",
    default_options=codelab.CLOUD_OPTIONS,
    norm_options={"group": codelab.CLOUD_OPTIONS | {"groups": 1}},
    presets=codelab.presets(codelab.CLOUD, 3, 15_000, 2_000),
    published=(Published("batch", val_accuracy=0.9954),),
)
