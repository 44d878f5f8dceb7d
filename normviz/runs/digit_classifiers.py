"""Whether a run is a 28×28 digit classifier."""

from typing import Final

from normviz.datasets.catalog import CATALOG
from normviz.recipes import Recipe

SIDE: Final = 28
CLASSES: Final = 10


def reason_not_digits(recipe: Recipe, dataset: str) -> str:
    """Why what a recipe makes of a data set cannot read digits; empty where it can."""
    info = CATALOG.get(dataset)
    if info is None or not info.is_digits:
        return f"it was trained on {dataset}"
    if recipe.input_shape not in ((SIDE, SIDE), (SIDE, SIDE, 1)) or recipe.classes != CLASSES:
        return f"its network takes {recipe.input_shape} and tells {recipe.classes} classes apart"
    return ""
