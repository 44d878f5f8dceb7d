"""The codelab's convolutional network with max-pooling instead of strides."""

from normviz.recipes.sources import codelab

RECIPE = codelab.recipe(
    name="max-pooling",
    order=27,
    title="Convolutional, max-pooling",
    text=(
        "The convolutional network, made smaller by the maximum of each 2×2 places where the "
        "other one moves its filters two places at a time. As many weights, and more to compute. "
        "The codelab names this way without a network: the layers are those of its convolutional "
        f"one. {codelab.OWN_RATE} {codelab.NO_NORM}"
    ),
    layers=codelab.pooled_convolutional(),
    presets=codelab.presets(codelab.POOLED, 2, 5_000, 2_000),
)
