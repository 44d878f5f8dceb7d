"""The form of the convolutional network that the codelab trains in the cloud."""

from normviz.recipes.sources import codelab

RECIPE = codelab.cloud(
    filters=(6, 12, 24),
    groups=2,
    name="cloud",
    order=30,
    title="Cloud version",
    text="The form that the codelab trains in the cloud; the rate falls at every step.",
)
