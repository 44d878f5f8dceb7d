"""The catalogue of data sets: every module in ``normviz.datasets.entries`` has one."""

from typing import Final

from normviz.datasets.info import DatasetInfo
from normviz.errors import UserError
from normviz.registry import Registry

CATALOG: Final[Registry[DatasetInfo]] = Registry("normviz.datasets.entries", "DATASET")
"""Every data set by its name, in the order in which they are shown."""


def dataset_named(name: str) -> DatasetInfo:
    """The entry of that name.

    Raises:
        UserError: There is none.
    """
    try:
        return CATALOG[name]
    except (KeyError, TypeError):  # a list has no hash
        raise UserError(
            "expected a data set out of {known}, received {given!r}; choose one of them",
            code="data-set-unknown",
            known=", ".join(CATALOG),
            given=name,
        ) from None


def fitting(recipes_dataset: str) -> tuple[str, ...]:
    """The data sets that a recipe made for one of them can be trained on, its own first.

    Args:
        recipes_dataset: The data set that the recipe names.

    Raises:
        UserError: There is no such data set.
    """
    own = dataset_named(recipes_dataset)
    others = [info.name for info in CATALOG.values() if own.name in info.fits_recipes_of]
    return own.name, *others
