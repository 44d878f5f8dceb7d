"""Data sets: where they lie, how they are read, and how they are divided."""

from normviz.datasets.dataset_paths import NAMES, TITLES, find
from normviz.datasets.loading import Dataset, load, load_or_bundled, load_test
from normviz.datasets.splits import split, subset

__all__ = [
    "NAMES",
    "TITLES",
    "Dataset",
    "find",
    "load",
    "load_or_bundled",
    "load_test",
    "split",
    "subset",
]
