"""The codelab's convolutions with global average pooling instead of a dense layer."""

from normviz.recipes.sources import codelab

RECIPE = codelab.recipe(
    name="global-average",
    order=28,
    title="Convolutional, global average",
    text=(
        "The mean of each channel over all places goes into the last layer, where the other "
        "networks flatten all values into a dense layer: far fewer weights. Where something "
        "is in the picture is lost. The codelab names this way without a network: the layers are "
        f"those of its convolutional one. {codelab.OWN_RATE} {codelab.NO_NORM}"
    ),
    layers=codelab.averaged_convolutional(),
    presets=codelab.presets(codelab.POOLED, 3, 10_000, 2_000),
)
