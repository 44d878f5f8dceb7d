"""Converts strokes and pictures to the 28×28 input of a network."""

from normviz.drawing.image import from_image
from normviz.drawing.ink import from_ink
from normviz.drawing.pen import from_strokes
from normviz.drawing.sample_strokes import HANDS, read_sample_strokes
from normviz.drawing.strokes import Drawing, format_strokes, parse_strokes, read_strokes

__all__ = [
    "HANDS",
    "Drawing",
    "format_strokes",
    "from_image",
    "from_ink",
    "from_strokes",
    "parse_strokes",
    "read_sample_strokes",
    "read_strokes",
]
