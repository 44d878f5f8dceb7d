"""The codelab's cloud version with the numbers of filters that its search found."""

from normviz.recipes.recipe import Published
from normviz.recipes.sources import codelab

RECIPE = codelab.cloud(
    filters=(15, 38, 64),
    groups=1,
    settings=codelab.CLOUD_TUNED,
    name="cloud-tuned",
    order=31,
    title="Cloud version, tuned",
    text=(
        "The same with the numbers of filters that the codelab's search found, trained more than "
        f"three times as long. {codelab.CLOUD_WEIGHTS}"
    ),
    published=(Published("batch", val_accuracy=0.9954),),
)
