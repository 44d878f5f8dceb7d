"""Finds accidental taps: a dot far from the drawing would shrink it into a corner."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_SMALL = 0.03
"""A stroke that is no longer than this part of the drawing is a tap."""
_FAR = 0.4
"""A tap is accidental if it is farther away than this part of the drawing."""
_FEW = 3
"""More taps than this are treated as intentional."""


def without_taps(paths: Sequence[Points]) -> list[bool]:
    """Which strokes belong to the drawing.

    Args:
        paths: Arrays (k, 2), none of them empty.

    Returns:
        True for each stroke but for one to three taps that are far away from all other strokes.
    """
    if len(paths) < 2:
        return [True] * len(paths)
    sizes = np.array([np.ptp(path, axis=0).max() for path in paths])
    taps = sizes <= _SMALL * sizes.max()
    if not 0 < np.count_nonzero(taps) <= _FEW or not sizes.max():
        return [True] * len(paths)
    drawing = [path for path, tap in zip(paths, taps, strict=True) if not tap]
    far = _FAR * np.ptp(np.concatenate(drawing), axis=0).max()
    return [
        bool(not tap or min(_distance(path[0], other) for other in drawing) <= far)
        for path, tap in zip(paths, taps, strict=True)
    ]


def _distance(point: Points, path: Points) -> float:
    """How far a point (2,) is from a path (k, 2) of at least two points."""
    start, step = path[:-1], np.diff(path, axis=0)
    square = np.maximum((step**2).sum(1), np.finfo(float).tiny)
    part = np.clip(((point - start) * step).sum(1) / square, 0, 1)
    return float(np.hypot(*(point - start - part[:, None] * step).T).min())
