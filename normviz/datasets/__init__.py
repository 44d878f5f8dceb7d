"""Data sets: finding, reading and splitting them."""

from normviz.datasets.catalog import CATALOG, dataset_named, fitting
from normviz.datasets.dataset_paths import find, find_or_stand_in
from normviz.datasets.info import DatasetInfo
from normviz.datasets.loading import Dataset, load, load_or_bundled, load_test, read_part
from normviz.datasets.splits import split, subset

__all__ = [
    "CATALOG",
    "Dataset",
    "DatasetInfo",
    "dataset_named",
    "find",
    "find_or_stand_in",
    "fitting",
    "load",
    "load_or_bundled",
    "load_test",
    "read_part",
    "split",
    "subset",
]
