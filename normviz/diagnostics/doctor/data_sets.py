"""Which data sets are on this machine, and what stands in for those that are not."""

from dataclasses import dataclass
from pathlib import Path

from normviz.datasets.dataset_paths import NAMES, TITLES, search
from normviz.errors import UserError

_BUNDLED = "digits"


@dataclass(frozen=True)
class DataSet:
    """A data set that normviz knows.

    Attributes:
        name: As in ``--dataset``.
        title: For people.
        form: How its files are read; None where it was not found.
        path: Where it was found; None where it was not, or is part of scikit-learn.
        stands_in: The data set that is used in its place; None where it was found or has none.
        problem: One line where looking for it failed; else empty.
    """

    name: str
    title: str
    form: str | None
    path: Path | None
    stands_in: str | None
    problem: str = ""

    @property
    def is_found(self) -> bool:
        """Whether it is on this machine."""
        return self.form is not None


def data_sets(data_dir: Path | None = None) -> tuple[DataSet, ...]:
    """All data sets; nothing of them is read.

    Args:
        data_dir: Where the command line looks for data sets first.
    """
    return tuple(_data_set(name, data_dir) for name in NAMES)


def _data_set(name: str, data_dir: Path | None) -> DataSet:
    if name == _BUNDLED:
        return DataSet(name, TITLES[name], "bundled", None, None)
    # Recipes for digits in grey take the bundled ones instead.
    other = _BUNDLED if name in ("mnist", "fashion-mnist") else None
    try:
        found = search(name, data_dir)
    except (UserError, OSError) as error:
        return DataSet(name, TITLES[name], None, None, other, str(error))
    if found is None:
        return DataSet(name, TITLES[name], None, None, other)
    return DataSet(name, TITLES[name], found.form, found.path, None)
