"""Measures the stroke thickness of a picture, and makes strokes thicker or thinner.

A line of one pixel on a large canvas would be a grey breath after shrinking, and a thick one would
fill every loop. Both are brought to the thickness of MNIST's strokes, by moving the ink's edge.
"""

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.mnist_fit import BOX, THICKEST, THINNEST, fitted
from normviz.drawing.resample import Floats

FINE = 4
"""Samples along each side of a pixel."""

_MARGIN = 2
"""Pixels around the fitted box, into which thin ink may grow."""
_AS_IT_IS = (1.5, 3.6)
"""Widths in pixels that need no correction: nine tenths of MNIST's digits lie between them."""


def with_mnist_thickness(page: Floats) -> Floats:
    """One drawing (H, W) in 0…1, not empty, fitted into a box, its strokes as thick as MNIST's.

    Strokes that are near MNIST's thickness already are left as they are.

    Returns:
        The box, of 20×20 or with an empty margin around.
    """
    fine = fitted(page, FINE, _MARGIN)
    # The pixels of a thin line are all pale after shrinking: what counts is the usual darkness.
    depth = signed_depth(fine > np.percentile(fine[fine > 0], 95) / 2) / np.float32(FINE)
    width = stroke_width(depth)
    if not _AS_IT_IS[0] <= width <= _AS_IT_IS[1]:
        wanted = float(np.clip(width, THINNEST, THICKEST))
        # Ink whose edge moves by d is fitted again and grows by 20 / (20 - 2d): it ends as wanted.
        back = min((width - wanted) / (2 - 2 * wanted / BOX), _deepest(depth))
        fine = fitted(np.clip((depth - back) * FINE + np.float32(0.5), 0, 1), FINE)
    side = len(fine) // FINE
    return np.asarray(fine.reshape(side, FINE, side, FINE).mean((1, 3)))


def _deepest(depth: Floats) -> float:
    """The depth to which the edge may be taken back without losing all of the ink."""
    return float(depth.max()) - THINNEST / 2


def stroke_width(depth: Floats) -> float:
    """Width of the strokes, in the unit of ``depth``: in a bar the mean depth is a quarter of it.

    Args:
        depth: (H, W) from :func:`signed_depth`.
    """
    inside = depth[depth > 0]
    return 4 * float(inside.mean()) if inside.size else 0.0


def signed_depth(ink: NDArray[np.bool_]) -> Floats:
    """How deep each pixel (H, W) lies in the ink, in pixels; negative outside."""
    edge = np.float32(0.5)
    return np.asarray(np.where(ink, _distance(~ink) - edge, edge - _distance(ink)))


def _distance(goal: NDArray[np.bool_]) -> Floats:
    """Euclidean distance of each pixel (H, W) to the nearest one of ``goal``."""
    height, width = goal.shape
    far = np.float32(2 * (height + width))
    rows = _squares(height)
    columns = _squares(width)
    across = np.where(goal, np.float32(0), far**2)
    across = (across[:, None, :] + columns).min(2)
    return np.asarray(np.sqrt((across.T[:, None, :] + rows).min(2).T))


def _squares(count: int) -> Floats:
    index = np.arange(count, dtype=np.float32)
    return np.asarray((index[:, None] - index) ** 2)
