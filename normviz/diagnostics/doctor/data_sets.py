"""Which data sets are on this machine, and what is used in place of missing ones."""

from dataclasses import dataclass, replace
from pathlib import Path

from normviz.datasets.catalog import CATALOG
from normviz.datasets.dataset_paths import is_folder_named, search
from normviz.datasets.info import DatasetInfo
from normviz.errors import UserError


@dataclass(frozen=True)
class DataSetStatus:
    """A data set that normviz knows.

    Attributes:
        name: As in ``--dataset``.
        title: For people.
        form: How its files are read; None where it was not found.
        path: Where it was found; None where it was not, or is part of scikit-learn.
        stands_in: The data set that is used in its place; None where it was found or has none.
        problem: One line where looking for it failed, or something is odd about its files; else
            empty.
        can_be_downloaded: Whether a training can fetch it.
    """

    name: str
    title: str
    form: str | None
    path: Path | None
    stands_in: str | None
    problem: str = ""
    can_be_downloaded: bool = False

    @property
    def is_found(self) -> bool:
        """Whether it is on this machine."""
        return self.form is not None


def data_sets(data_dir: Path | None = None) -> tuple[DataSetStatus, ...]:
    """All data sets; nothing of them is read.

    Args:
        data_dir: Where the command line looks for data sets first.
    """
    return tuple(_data_set(info, data_dir) for info in CATALOG.values() if info.is_listed)


def _data_set(info: DatasetInfo, data_dir: Path | None) -> DataSetStatus:
    name, title = info.name, info.in_sentence
    if not info.can_be_missing:
        return DataSetStatus(name, title, info.forms[0].name, None, None)
    other = None if is_folder_named(data_dir) else info.stand_in or None
    missing = DataSetStatus(
        name, title, None, None, other, can_be_downloaded=info.can_be_downloaded
    )
    try:
        found = search(name, data_dir)
    except (UserError, OSError) as error:
        return replace(missing, problem=str(error))
    if found is None:
        return missing
    return DataSetStatus(name, title, found.form, found.path, None, found.remark)
