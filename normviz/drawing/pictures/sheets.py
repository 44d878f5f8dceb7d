"""Sheets of paper that are photographed together with the desk they lie on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import ConvexHull, QhullError

from normviz.drawing.pictures.planes import shrunk
from normviz.drawing.resample import Floats

Mask = NDArray[np.bool_]

_LONGEST = 200
"""Sheets are looked for in a picture of this longer side."""
_SMALLEST_PICTURE = 100
"""Smaller pictures show a digit and no desk."""
_AREA = (0.12, 0.96)
"""A sheet covers a part of the picture between these."""
_SOLID = 0.92
"""A sheet fills so much of its convex hull, ink included."""
_SQUARE = 0.83
"""A whole sheet fills so much of a rectangle; a blot or a thick 0 does not."""
_INK = 0.3
"""Ink covers at most this part of a sheet."""
_SAME_OUTSIDE = 0.3
"""Of what surrounds a sheet at most this part looks like the sheet."""
_CONTRAST = 0.1
"""A sheet and what surrounds it differ by so much."""
_EDGE = 0.5
"""At its edge a sheet differs from its surround by more than this part of that."""
_COMPACT = 0.25
"""A sheet is at least this part of its length wide."""
_RIM = 2
"""Number of pixels of the shrunk picture that are ignored at the sheet's edge."""


@dataclass(frozen=True, eq=False)
class PaperSheet:
    """A region that may be a sheet.

    Attributes:
        inside: (H, W), without the sheet's rim.
        planes: The picture's planes with the sheet's colours continued beyond it.
    """

    inside: Mask
    planes: list[Floats]


def sheets_in(planes: Sequence[Floats]) -> list[PaperSheet]:
    """The regions of a picture that may be sheets, the largest first; mostly none."""
    shape = planes[0].shape
    if min(shape) < _SMALLEST_PICTURE:
        return []
    small = shrunk(np.stack(planes[:3], -1) if len(planes) > 2 else planes[0][..., None], _LONGEST)
    small = np.asarray(ndimage.median_filter(small, (3, 3, 1)), np.float32)
    plane, threshold = _parted_best(small)
    light = plane > threshold
    if light.all() or not light.any():
        return []
    step = float(plane[light].mean() - plane[~light].mean())
    if step < _CONTRAST:
        return []
    regions = [region for kind in (light, ~light) for region in _regions(kind)
               if _has_edge(region, plane, step)]  # fmt: skip
    regions.sort(key=lambda region: -np.count_nonzero(region))
    return [_sheet(region, planes) for region in regions]


def _parted_best(small: Floats) -> tuple[Floats, float]:
    """The plane (H, W) that Otsu's threshold parts best, and the threshold.

    After Otsu 1979, IEEE Trans. SMC 9.
    """
    found = [_otsu(small[..., at]) for at in range(small.shape[2])]
    at = int(np.argmax([variance for variance, _ in found]))
    threshold = found[at][1]
    return np.ascontiguousarray(small[..., at]), threshold


def _otsu(plane: Floats) -> tuple[float, float]:
    """Variance between the two classes, and the threshold."""
    counts, edges = np.histogram(plane, 128, (0, 1))
    middles = (edges[:-1] + edges[1:]) / 2
    share = counts.cumsum() / counts.sum()
    mean = (counts * middles).cumsum() / counts.sum()
    parts = np.maximum(share * (1 - share), 1e-9)
    between = (mean[-1] * share - mean) ** 2 / parts
    best = np.flatnonzero(between >= between.max() * 0.999)
    return float(between.max()), float(edges[1:][best].mean())


def _regions(kind: Mask) -> list[Mask]:
    labels, count = ndimage.label(ndimage.binary_opening(kind, np.ones((3, 3), bool)))
    found = []
    for label in range(1, count + 1):
        part = labels == label
        if np.count_nonzero(part) >= _AREA[0] * part.size:
            whole = np.asarray(ndimage.binary_fill_holes(_closed(part)))
            if _is_sheet(part, whole, kind) and not _is_in_ring(whole, kind):
                found.append(whole)
    return found


def _box_area(points: NDArray[np.float64]) -> float:
    """Area of the smallest turned rectangle around points (k, 2)."""
    areas = []
    for angle in np.deg2rad(np.arange(0, 90, 3)):
        along = points @ np.array([np.cos(angle), np.sin(angle)])
        across = points @ np.array([-np.sin(angle), np.cos(angle)])
        areas.append(float((np.ptp(along) + 1) * (np.ptp(across) + 1)))
    return min(areas)


def _is_in_ring(whole: Mask, kind: Mask) -> bool:
    """Whether ink that ends within the picture goes around it, as around the inside of a 0."""
    labels, _ = ndimage.label(~kind & ~whole, np.ones((3, 3), bool))
    beside = ndimage.binary_dilation(whole, iterations=_RIM + 1) & (labels > 0)
    if not beside.any():
        return False
    around = labels == np.bincount(labels[beside]).argmax()
    return not any(side.any() for side in (around[0], around[-1], around[:, 0], around[:, -1]))


def _has_edge(region: Mask, plane: Floats, step: float) -> bool:
    """Whether it ends at an edge and not in a slow change of the light."""
    outside = ndimage.binary_dilation(region, iterations=4)
    outside &= ~ndimage.binary_dilation(region, iterations=1)
    inside = ndimage.binary_erosion(region, iterations=1, border_value=1)
    inside &= ~ndimage.binary_erosion(region, iterations=4, border_value=1)
    if not inside.any() or not outside.any():
        return False
    return abs(float(np.median(plane[inside]) - np.median(plane[outside]))) > _EDGE * step


def _closed(part: Mask) -> Mask:
    """The region with what ink near its edge has cut out of it."""
    disc = np.hypot(*np.mgrid[-5:6, -5:6]) <= 5
    wider = ndimage.binary_dilation(np.pad(part, 6, mode="edge"), disc)
    return np.asarray(ndimage.binary_erosion(wider, disc)[6:-6, 6:-6])


def _is_sheet(part: Mask, whole: Mask, kind: Mask) -> bool:
    area = np.count_nonzero(whole)
    if not _AREA[0] <= area / whole.size <= _AREA[1]:
        return False
    if np.count_nonzero(part) < (1 - _INK) * area:
        return False
    outside = ~ndimage.binary_dilation(whole, iterations=_RIM)
    if np.count_nonzero(kind & outside) > _SAME_OUTSIDE * max(1, int(outside.sum())):
        return False
    y, x = np.nonzero(whole & ~ndimage.binary_erosion(whole))
    points = np.stack([y, x], -1).astype(float)
    covariance = np.cov(np.stack(np.nonzero(whole)).astype(float))
    short, long = np.sqrt(np.linalg.eigvalsh(covariance)).tolist()
    if short < _COMPACT * long:
        return False
    try:
        hull = ConvexHull(points).volume + len(points) / 2  # pixels reach half a side outwards
    except QhullError:
        return False
    edges = (whole[0], whole[-1], whole[:, 0], whole[:, -1])
    is_cut = any(edge.any() for edge in edges)
    return bool(area >= _SOLID * hull and (is_cut or area >= _SQUARE * _box_area(points)))


def _sheet(region: Mask, planes: Sequence[Floats]) -> PaperSheet:
    """The sheet at the picture's size, its colours continued to the picture's border."""
    height, width = planes[0].shape
    inner = ndimage.binary_erosion(region, iterations=_RIM, border_value=1)
    rows = np.minimum(np.arange(height) * region.shape[0] // height, region.shape[0] - 1)
    columns = np.minimum(np.arange(width) * region.shape[1] // width, region.shape[1] - 1)
    inside = inner[rows[:, None], columns[None]]
    nearest = ndimage.distance_transform_edt(~inside, return_distances=False, return_indices=True)
    return PaperSheet(inside, [np.asarray(plane[tuple(nearest)]) for plane in planes])
