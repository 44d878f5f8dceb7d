"""Re-exports the names of version 1; new code uses ``normviz.datasets`` and ``.drawing``."""

from normviz.datasets.dataset_paths import find
from normviz.datasets.loading import Dataset, load, load_or_bundled, load_test
from normviz.datasets.splits import split, subset
from normviz.drawing.image import from_image
from normviz.drawing.ink import from_ink
from normviz.drawing.pen import from_strokes
from normviz.drawing.sample_strokes import HANDS
from normviz.drawing.sample_strokes import read_sample_strokes as handdrawn
from normviz.drawing.strokes import Drawing, format_strokes, parse_strokes, read_strokes

__all__ = [
    "HANDS",
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
