"""Digits: readers of data sets, and ink to the 28×28 picture that a network sees."""

from normviz.digits.datasets import (
    Dataset,
    load,
    load_or_bundled,
    load_test,
)
from normviz.digits.ink import from_ink
from normviz.digits.locate import NAMES, TITLES, find
from normviz.digits.pen import from_strokes

__all__ = [
    "NAMES",
    "TITLES",
    "Dataset",
    "find",
    "from_ink",
    "from_strokes",
    "load",
    "load_or_bundled",
    "load_test",
]
