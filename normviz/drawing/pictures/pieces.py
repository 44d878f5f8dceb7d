"""Connected pieces of ink, with their boxes and how thick they are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.resample import Floats

Mask = NDArray[np.bool_]
Labels = NDArray[np.int32]

_NEAR = 0.02
"""Within this part of the picture's side the ink of a stroke is about as strong."""
_AROUND = np.ones((3, 3), bool)


@dataclass(frozen=True)
class Piece:
    """One connected piece of ink.

    Attributes:
        label: Its number in the labels.
        top: First row.
        bottom: The row behind the last.
        left: First column.
        right: The column behind the last.
        area: Number of pixels.
        strength: Its contrast to the paper where the ink is full.
        thickness: Width of its widest place, in pixels.
        width_of_stroke: Its mean width across, in pixels.
    """

    label: int
    top: int
    bottom: int
    left: int
    right: int
    area: int
    strength: float
    thickness: float
    width_of_stroke: float

    @property
    def height(self) -> int:
        """Number of rows."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.right - self.left

    @property
    def longest(self) -> int:
        """The longer side of the box."""
        return max(self.height, self.width)

    @property
    def energy(self) -> float:
        """How much ink it is."""
        return self.area * self.strength**2

    @property
    def stroke_length(self) -> float:
        """Length of its strokes, in pixels."""
        return self.area / self.width_of_stroke


def strong_ink(contrast: Floats, floor: float, share: float = 0.45) -> Mask:
    """The pixels with at least ``share`` of the contrast of the piece of ink they belong to.

    Pale lines and stains that touch a dark stroke are left out.
    """
    labels, count = ndimage.label(contrast > floor, _AROUND)
    if not count:
        return np.zeros(contrast.shape, bool)
    full = np.concatenate([[np.inf], ndimage.maximum(contrast, labels, np.arange(1, count + 1))])
    peak = np.asarray(full)[labels]
    # A thin line is paler where it lies between two rows of pixels.
    size = max(3, round(_NEAR * max(contrast.shape)))
    local = np.clip(ndimage.maximum_filter(contrast, size), peak / 2, peak)
    return np.asarray(contrast > np.maximum(share * local, floor))


def pieces_of(mask: Mask, contrast: Floats) -> tuple[Labels, list[Piece]]:
    """The pieces of ink of at least three pixels, by eight neighbours."""
    labels, count = ndimage.label(mask, _AROUND)
    if not count:
        return labels, []
    numbers = np.arange(1, count + 1)
    areas = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    strengths = ndimage.maximum(contrast, labels, numbers)
    depth = ndimage.distance_transform_edt(np.pad(mask, 1))[1:-1, 1:-1]
    depths = ndimage.maximum(depth, labels, numbers)
    means = ndimage.mean(depth, labels, numbers)  # a quarter of the width, and half a pixel
    found = []
    for at, (rows, columns) in enumerate(ndimage.find_objects(labels)):
        if areas[at] >= 3:
            place = rows.start, rows.stop, columns.start, columns.stop
            widths = max(1.0, 2 * float(depths[at]) - 1), max(1.0, 4 * float(means[at]) - 2)
            found.append(Piece(at + 1, *place, int(areas[at]), float(strengths[at]), *widths))
    return labels, found
