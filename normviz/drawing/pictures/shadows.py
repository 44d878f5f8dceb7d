"""Evens out a hard shadow whose straight edge runs over the page, also through the digit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from normviz.drawing.pictures.planes import shrunk
from normviz.drawing.resample import Floats

Mask = NDArray[np.bool_]
Places = NDArray[np.intp]

_LONGEST = 160
"""Shadows are looked for in a picture of this longer side."""
_SMALLEST_PICTURE = 100
"""Smaller pictures show a digit and no page."""
_WIDEST_INK = 0.3
"""Ink is narrower than this part of the shorter side; paper is what is left without it."""
_LEAST_SHARE = 0.06
"""Both the lit and the shaded part are at least this part of the page."""
_DARKEST, _LIGHTEST = 0.2, 0.88
"""Light in the shadow over light beside it."""
_STRAIGHT = 0.97
"""So much of the page lies on the right side of the straight edge."""
_ANGLES = np.deg2rad(np.arange(0, 180, 3.0))
_FINER = (6.0, 2.0, 0.6, 0.2)
"""Steps in pixels with which the ends of the edge are found exactly."""
_WIDTHS = (0.5, 1.5, 3.0, 5.0, 7.0)
"""Pixels over which a shadow may fade out."""
_BAND = 0.12
"""Part of the shorter side to both sides of the edge in which the two lights are compared."""


@dataclass(frozen=True)
class ShadowEdge:
    """A straight edge: the shadow lies where x·cos + y·sin is larger than ``place``.

    Attributes:
        angle: Of its normal, radians.
        place: Distance from the first pixel, pixels of the picture.
        width: Pixels over which it fades out.
    """

    angle: float
    place: float
    width: float = 1.0

    def depth(self, shape: tuple[int, int]) -> Floats:
        """How deep each pixel of (H, W) lies in the shadow, pixels; negative in the light."""
        y, x = np.ogrid[: shape[0], : shape[1]]
        return np.asarray(x * np.cos(self.angle) + y * np.sin(self.angle) - self.place, np.float32)

    def share(self, shape: tuple[int, int]) -> Floats:
        """How far each pixel lies in the shadow, 0 to 1."""
        return np.asarray(np.clip(self.depth(shape) / self.width + 0.5, 0, 1), np.float32)


def evened(planes: Sequence[Floats]) -> list[Floats] | None:
    """The planes (H, W) of a picture as if there were no shadow; None where none is seen."""
    if min(planes[0].shape) < _SMALLEST_PICTURE:
        return None
    edge = shadow_edge(planes[0])
    if edge is None:
        return None
    paper = _paper(planes[0], edge)
    return [_lit(plane, edge, paper) for plane in planes]


def shadow_edge(plane: Floats) -> ShadowEdge | None:
    """The edge of a shadow on a page (H, W); None where there is none, or it is not straight."""
    small = shrunk(plane[..., None], _LONGEST)[..., 0]
    reach = round(_WIDEST_INK * min(small.shape)) | 1
    paper = ndimage.grey_closing(ndimage.median_filter(small, 3), (reach, reach), mode="nearest")
    if np.ptp(paper) < 1 - _LIGHTEST:  # one light all over
        return None
    dark = paper < _parting(paper)
    if not _LEAST_SHARE <= dark.mean() <= 1 - _LEAST_SHARE:
        return None
    ratio = float(np.median(paper[dark]) / max(np.median(paper[~dark]), 1e-3))
    if not _DARKEST <= ratio <= _LIGHTEST:
        return None
    angle, place, agreement = _straight_edge(dark)
    if agreement < _STRAIGHT:
        return None
    step = max(plane.shape) / max(small.shape)
    return _exact(plane, ShadowEdge(angle, (place + 0.5) * step))


def _parting(paper: Floats) -> float:
    """The level between two lights, by Otsu's threshold."""
    counts, edges = np.histogram(paper, 96, (float(paper.min()), float(paper.max())))
    middles = (edges[:-1] + edges[1:]) / 2
    share = counts.cumsum() / counts.sum()
    mean = (counts * middles).cumsum() / counts.sum()
    between = (mean[-1] * share - mean) ** 2 / np.maximum(share * (1 - share), 1e-9)
    best = np.flatnonzero(between >= between.max() * 0.999)
    return float(edges[1:][best].mean())


def _straight_edge(dark: Mask) -> tuple[float, float, float]:
    """Angle and place of the line that parts dark from light best, and how much it parts."""
    y, x = np.nonzero(np.ones_like(dark))
    signs = np.where(dark.ravel(), 1, -1)
    best = (0.0, 0.0, 0.0)
    for angle in _ANGLES:
        along = x * np.cos(angle) + y * np.sin(angle)
        order = np.argsort(along, kind="stable")
        before = signs[order].cumsum()
        # Right are the light pixels before a place and the dark ones behind it.
        right = (before[-1] - 2 * before + len(signs)) / (2 * len(signs))
        for found, flipped in ((right, False), (1 - right, True)):
            at = int(found.argmax())
            if found[at] > best[2]:
                place = float(along[order[at]])
                turned = (float(angle + np.pi), -place) if flipped else (float(angle), place)
                best = (*turned, float(found[at]))
    return best


def _exact(plane: Floats, edge: ShadowEdge) -> ShadowEdge:
    """The same edge, both of its ends moved to where the light changes most."""
    smooth = ndimage.median_filter(plane, 3)
    best = edge
    for pixels in _FINER:
        y, x = np.nonzero(np.abs(best.depth(plane.shape)) < 6 * pixels + 6)
        band = _Band(best, x, y, smooth[y, x])
        moves = [pixels * move for move in range(-4, 5)]
        ends = max(((one, other) for one in moves for other in moves), key=lambda m: band.step(*m))
        best = band.moved(*ends)
    return min((replace(best, width=width) for width in _WIDTHS),
               key=lambda each: _unevenness(smooth, each))  # fmt: skip


class _Band:
    """The pixels near an edge."""

    def __init__(self, edge: ShadowEdge, x: Places, y: Places, values: Floats) -> None:
        """Takes the pixels and their light."""
        self._edge = edge
        self._values = values
        normal, along = _directions(edge.angle)
        self._depth = x * normal[0] + y * normal[1] - edge.place
        self._along = x * along[0] + y * along[1]
        self._first = float(self._along.min())
        self._length = max(1.0, float(np.ptp(self._along)))

    def step(self, one: float, other: float) -> float:
        """How much darker it is just behind the edge whose ends are moved so far."""
        depth = self._depth - one - (other - one) * (self._along - self._first) / self._length
        before, behind = (depth > -4) & (depth < -0.5), (depth > 0.5) & (depth < 4)
        if not before.any() or not behind.any():
            return -1.0
        return float(self._values[before].mean() - self._values[behind].mean())

    def moved(self, one: float, other: float) -> ShadowEdge:
        """The edge whose ends are moved so far."""
        slope = (other - one) / self._length
        normal, along = _directions(self._edge.angle)
        turned = normal - slope * along
        place = self._edge.place + one - slope * self._first
        length = float(np.hypot(*turned))
        return ShadowEdge(float(np.arctan2(turned[1], turned[0])), place / length)


def _directions(angle: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Across an edge, into the shadow, and along it."""
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array([cos, sin]), np.array([-sin, cos])


def _level(plane: Floats, where: Mask) -> float:
    """The light of paper in a part of the page: ink covers less than half of it."""
    values = plane[where]
    return float(np.percentile(values, 70)) if len(values) else 0.0


def _unevenness(plane: Floats, edge: ShadowEdge) -> float:
    """What is left of the edge on paper where it is evened out."""
    depth = edge.depth(plane.shape)
    near = np.abs(depth) < 10
    found = _lit(plane, edge, _paper(plane, edge))[near]
    rows = np.round(depth[near]).astype(int) + 10
    levels = [
        float(np.percentile(found[rows == at], 70)) for at in range(1, 20) if (rows == at).any()
    ]
    return float(np.ptp(levels)) if levels else 0.0


def _paper(plane: Floats, edge: ShadowEdge) -> Mask:
    """The pixels beside the edge that are paper: none much darker than the usual one."""
    depth = edge.depth(plane.shape)
    reach = max(8.0, _BAND * min(plane.shape))
    found = np.zeros(plane.shape, bool)
    for side in ((depth > -reach) & (depth < -4), (depth > 4) & (depth < reach)):
        level = _level(plane, side)
        found |= side & (np.abs(plane - level) < 0.15 * level)
    return found


def _lit(plane: Floats, edge: ShadowEdge, paper: Mask) -> Floats:
    """A plane with the shadowed part as light as the rest."""
    depth = edge.depth(plane.shape)
    light, dark = (plane[paper & side] for side in (depth < 0, depth > 0))
    if not len(light) or not len(dark):
        return plane
    factor = float(np.median(dark)) / max(float(np.median(light)), 1e-3)
    share = edge.share(plane.shape)
    return np.asarray(np.clip(plane / (1 - (1 - factor) * share), 0, 1), np.float32)
