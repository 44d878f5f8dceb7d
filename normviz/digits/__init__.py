"""Digits: readers of data sets, and drawings to the 28×28 picture that a network sees."""

from normviz.digits.datasets import Dataset, load, load_or_bundled, load_test
from normviz.digits.handdrawn import HANDS, handdrawn
from normviz.digits.image import from_image
from normviz.digits.ink import from_ink
from normviz.digits.locate import NAMES, TITLES, find
from normviz.digits.pen import from_strokes
from normviz.digits.splits import split, subset
from normviz.digits.strokes import Drawing, format_strokes, parse_strokes, read_strokes

__all__ = [
    "HANDS",
    "NAMES",
    "TITLES",
    "Dataset",
    "Drawing",
    "find",
    "format_strokes",
    "from_image",
    "from_ink",
    "from_strokes",
    "handdrawn",
    "load",
    "load_or_bundled",
    "load_test",
    "parse_strokes",
    "read_strokes",
    "split",
    "subset",
]
