"""Connected pieces of ink, with their boxes and how thick they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.resample import Floats

Mask = NDArray[np.bool_]
Labels = NDArray[np.int32]

_NEAR = 0.02
"""Within this part of the picture's side the ink of a stroke is about as strong."""
_MOST_BOXES = 500
"""More pieces are measured all at once."""
_AROUND = np.ones((3, 3), bool)


@dataclass(frozen=True)
class InkPiece:
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
    inked = np.flatnonzero(labels)
    own = labels.ravel()[inked]
    values = contrast.ravel()[inked]
    peak = _greatest(values, own, count)[own]
    # A thin line is paler where it lies between two rows of pixels.
    size = max(3, round(_NEAR * max(contrast.shape)))
    local = np.clip(ndimage.maximum_filter(contrast, size).ravel()[inked], peak / 2, peak)
    strong = np.zeros(contrast.shape, bool)
    strong.ravel()[inked] = values > np.maximum(share * local, floor)
    return strong


def pieces_of(mask: Mask, contrast: Floats) -> tuple[Labels, list[InkPiece]]:
    """The pieces of ink of at least three pixels, by eight neighbours."""
    labels, count = ndimage.label(mask, _AROUND)
    if not count:
        return labels, []
    inked = np.flatnonzero(labels)
    own = labels.ravel()[inked]
    boxes = ndimage.find_objects(labels)
    depth = _depth(mask, boxes).ravel()[inked]
    areas = np.bincount(own, minlength=count + 1)
    strengths = _greatest(contrast.ravel()[inked], own, count)
    depths = _greatest(depth, own, count)
    means = np.bincount(own, depth, count + 1) / np.maximum(areas, 1)
    found = []
    for at, (rows, columns) in enumerate(boxes, 1):
        if areas[at] >= 3:
            place = rows.start, rows.stop, columns.start, columns.stop
            widths = max(1.0, 2 * float(depths[at]) - 1), _width_across(float(means[at]))
            found.append(InkPiece(at, *place, int(areas[at]), float(strengths[at]), *widths))
    return labels, found


def mean_width(mask: Mask) -> float:
    """The mean width across of all ink in a mask (H, W), in pixels; 1 at least."""
    depth = ndimage.distance_transform_edt(np.pad(mask, 1))[1:-1, 1:-1]
    return _width_across(float(depth[mask].mean())) if mask.any() else 1.0


def _width_across(mean_depth: float) -> float:
    """The width of a stroke whose pixels are so deep in it: four depths, less half a pixel each."""
    return max(1.0, 4 * mean_depth - 2)


def _depth(mask: Mask, boxes: Sequence[tuple[slice, slice]]) -> Floats:
    """The distance of each pixel of ink (H, W) to the nearest that is none.

    Outside the boxes of the pieces there is nothing to measure, and most of a page is paper.
    """
    depth = np.zeros(mask.shape, np.float32)
    areas = [(rows.stop - rows.start) * (columns.stop - columns.start) for rows, columns in boxes]
    if len(boxes) > _MOST_BOXES or sum(areas) > mask.size:
        boxes = [(slice(0, mask.shape[0]), slice(0, mask.shape[1]))]
    for box in boxes:
        part = ndimage.distance_transform_edt(np.pad(mask[box], 1))[1:-1, 1:-1]
        depth[box] = np.maximum(depth[box], part)
    return depth


def _greatest(values: Floats, labels: Labels, count: int) -> Floats:
    """The greatest of the values (n,), which are not negative, of each label from 0 to count."""
    greatest = np.zeros(count + 1, np.float32)
    np.maximum.at(greatest, labels, values)
    return greatest
