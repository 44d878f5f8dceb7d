"""How thick the strokes of a picture are, and making them thicker or thinner.

A line of one pixel on a large canvas would be a grey breath after shrinking, and a thick one would
fill every loop. Both are brought to the thickness of MNIST's strokes, by moving the ink's edge.
"""

import numpy as np
from numpy.typing import NDArray

from normviz.digits.fit import BOX, THICKEST, THINNEST, ink_box
from normviz.digits.resample import Floats, area_matrix

FINE = 4
"""Samples along each side of a pixel."""

_MARGIN = 2
"""Pixels around the fitted box, into which thin ink may grow."""
_AS_IT_IS = (1.5, 3.6)
"""Widths in pixels that need no correction: nine tenths of MNIST's digits lie between them."""


def with_pen_of_mnist(page: Floats) -> Floats:
    """The ink (H, W), or, where its strokes are far from MNIST's thickness, ink with such strokes.

    Args:
        page: (H, W) in 0…1, not empty.

    Returns:
        ``page`` itself, or another picture of the same drawing, whose size may differ.
    """
    fine = _fitted(page)
    # The pixels of a thin line are all pale after shrinking: what counts is the usual darkness.
    depth = signed_depth(fine > np.percentile(fine[fine > 0], 95) / 2) / FINE
    width = stroke_width(depth)
    if _AS_IT_IS[0] <= width <= _AS_IT_IS[1]:
        return page
    wanted = float(np.clip(width, THINNEST, THICKEST))
    # Ink whose edge moves by d is fitted again and grows by 20 / (20 - 2d); so it ends as wanted.
    back = (width - wanted) / (2 - 2 * wanted / BOX)
    return np.asarray(np.clip((depth - min(back, _deepest(depth))) * FINE + 0.5, 0, 1))


def _fitted(page: Floats) -> Floats:
    """The ink with its box enlarged or shrunk to 80 samples, and a margin around it."""
    top, left, height, width = ink_box(page)
    step = max(height, width) / (BOX * FINE)
    rows, columns = (
        area_matrix(n, (BOX + 2 * _MARGIN) * FINE, start - _MARGIN * FINE * step, step)
        for n, start in zip(page.shape, (top, left), strict=True)
    )
    return np.asarray(rows @ page @ columns.T)


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
    return np.where(ink, _distance(~ink) - edge, edge - _distance(ink))


def _distance(goal: NDArray[np.bool_]) -> Floats:
    """Euclidean distance of each pixel (H, W) to the nearest one of ``goal``."""
    height, width = goal.shape
    far = np.float32(2 * (height + width))
    rows = _squares(height)
    columns = _squares(width)
    across = np.where(goal, np.float32(0), far**2)
    across = (across[:, None, :] + columns).min(2)
    return np.sqrt((across.T[:, None, :] + rows).min(2).T)


def _squares(count: int) -> Floats:
    index = np.arange(count, dtype=np.float32)
    return np.asarray((index[:, None] - index) ** 2)
