"""Digits back to pen strokes: thinned to their skeleton and traced along it.

So a scanned digit can be drawn again with any pen, on the same way as a person's drawing.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from normviz.drawing.resample import Floats, smooth_matrix
from normviz.drawing.thinning import NEIGHBOURS, thin

FINE = 3
"""Factor by which a picture is enlarged before thinning."""

_CHUNK = 512
"""Pictures at a time, for the sake of memory."""
_SPUR = 1.6
"""Branches that end freely after fewer pixels of the digit come from its edge, not from a pen."""
_LOOK = 6
"""Points that tell in which direction a branch leaves a junction."""
_SMOOTH = 2
"""Points on each side that the smoothing averages over."""
_STRAIGHT = -0.3
"""Two branches are one stroke if the cosine of the angle between them is below this."""

Spot = tuple[float, float]
Pixel = tuple[int, int]
End = tuple[int, int]
Points = NDArray[np.float64]


@dataclass(frozen=True)
class _Branch:
    """A path from junction to junction; ``ends`` are those junctions, None where it is free."""

    path: list[Spot]
    ends: tuple[Spot | None, Spot | None]

    @property
    def is_spur(self) -> bool:
        return self.ends.count(None) == 1 and len(self.path) <= _SPUR * FINE + 1

    def direction(self, end: int) -> Points:
        """Unit vector from its end 0 or 1 into the branch."""
        path = self.path[::-1] if end else self.path
        step = np.subtract(path[min(_LOOK, len(path) - 1)], path[0])
        return np.asarray(step / max(float(np.hypot(*step)), 1e-9))


def skeleton_strokes(pictures: Floats) -> list[list[Points]]:
    """Pen strokes that would draw each of the pictures.

    Args:
        pictures: (N, H, W) in 0…1.

    Returns:
        For each picture its strokes, arrays (k, 2) of x and y in its pixels, y down.
    """
    height, width = pictures.shape[1:]
    rows, columns = smooth_matrix(height, height * FINE), smooth_matrix(width, width * FINE)
    drawings: list[list[Points]] = []
    for start in range(0, len(pictures), _CHUNK):
        large = rows @ pictures[start : start + _CHUNK] @ columns.T
        skeletons = thin(np.asarray(large > 0.5))
        drawings += [[_stroke(path) for path in trace(skeleton)] for skeleton in skeletons]
    return drawings


def trace(skeleton: NDArray[np.bool_]) -> list[list[Spot]]:
    """The skeleton (H, W) as paths of (row, column); what goes straight on is one path."""
    graph = _graph(skeleton)
    branches = _branches(graph)
    kept = [branch for branch in branches if not branch.is_spur]
    return _chains(kept or branches)


def _graph(skeleton: NDArray[np.bool_]) -> dict[Pixel, list[Pixel]]:
    """Each pixel with its neighbours."""
    pixels = {(int(row), int(column)) for row, column in np.argwhere(skeleton)}
    return {
        (row, column): [
            (row + dy, column + dx) for dy, dx in NEIGHBOURS if (row + dy, column + dx) in pixels
        ]
        for row, column in sorted(pixels)
    }


def _spots(graph: dict[Pixel, list[Pixel]]) -> dict[Pixel, Spot]:
    """Each junction pixel with the middle of the junction that it belongs to."""
    spots: dict[Pixel, Spot] = {}
    for pixel, near in graph.items():
        if len(near) < 3 or pixel in spots:
            continue
        cluster, todo = {pixel}, [pixel]
        while todo:
            more = {n for n in graph[todo.pop()] if len(graph[n]) > 2} - cluster
            cluster |= more
            todo.extend(sorted(more))
        middle = np.mean(sorted(cluster), axis=0)
        spots.update(dict.fromkeys(cluster, (float(middle[0]), float(middle[1]))))
    return spots


def _branches(graph: dict[Pixel, list[Pixel]]) -> list[_Branch]:
    spots = _spots(graph)
    arcs = {
        pixel: [n for n in near if n not in spots]
        for pixel, near in graph.items()
        if pixel not in spots
    }
    seen: set[Pixel] = set()
    branches = []
    # Free and junction ends first: what is left then are closed rings.
    for start in sorted(arcs, key=lambda pixel: len(arcs[pixel])):
        if start not in seen:
            path = _walk(start, arcs, seen)
            branches.append(_attached(path, graph, spots))
    return branches


def _walk(start: Pixel, arcs: dict[Pixel, list[Pixel]], seen: set[Pixel]) -> list[Pixel]:
    path = [start]
    seen.add(start)
    while onward := [n for n in arcs[path[-1]] if n not in seen]:
        path.append(onward[0])
        seen.add(onward[0])
    closed = len(path) > 2 and path[0] in arcs[path[-1]]
    return [*path, start] if closed else path


def _attached(
    path: list[Pixel], graph: dict[Pixel, list[Pixel]], spots: dict[Pixel, Spot]
) -> _Branch:
    """The path led into the middle of the junctions that it touches."""
    first = sorted({spots[n] for n in graph[path[0]] if n in spots})
    last = sorted({spots[n] for n in graph[path[-1]] if n in spots})
    if len(path) == 1:
        first, last = first[:1], first[1:2]
    head: Spot | None = first[0] if first else None
    tail: Spot | None = last[0] if last else None
    whole: list[Spot] = [*([head] if head else []), *path, *([tail] if tail else [])]
    return _Branch(whole, (head, tail))


def _links(branches: list[_Branch]) -> dict[End, End]:
    """Which end of a branch goes on into which other, the straightest pairs first."""
    at: dict[Spot, list[End]] = defaultdict(list)
    for index, branch in enumerate(branches):
        for end, spot in enumerate(branch.ends):
            if spot:
                at[spot].append((index, end))
    links: dict[End, End] = {}
    for ends in at.values():
        way = {end: branches[end[0]].direction(end[1]) for end in ends}
        pairs = [(float(way[a] @ way[b]), a, b) for a, b in combinations(ends, 2)]
        for cosine, a, b in sorted(pairs):
            if cosine < _STRAIGHT and a not in links and b not in links:
                links[a], links[b] = b, a
    return links


def _chains(branches: list[_Branch]) -> list[list[Spot]]:
    """The branches joined along their links; each is used once."""
    links = _links(branches)
    ends = [(index, end) for index in range(len(branches)) for end in (0, 1)]
    used: set[int] = set()
    chains = []
    for start in sorted(ends, key=lambda end: end in links):
        chain: list[Spot] = []
        at: End | None = start
        while at and at[0] not in used:
            index, end = at
            used.add(index)
            path = branches[index].path
            chain.extend(path[::-1] if end else path)
            at = links.get((index, 1 - end))
        if chain:
            chains.append(chain)
    return chains


def _stroke(path: list[Spot]) -> Points:
    """A path of the enlarged skeleton as a smooth stroke (k, 2) in the digit's pixels."""
    points = np.asarray(path, np.float64)[:, ::-1]
    reach = min(_SMOOTH, (len(points) - 1) // 2)
    window = np.ones(2 * reach + 1) / (2 * reach + 1)
    # Mirroring about the ends keeps them in place.
    before = 2 * points[0] - points[reach:0:-1]
    after = 2 * points[-1] - points[-2 : -2 - reach : -1]
    longer = np.concatenate([before, points, after])
    smooth = np.stack([np.convolve(axis, window, "valid") for axis in longer.T], 1)
    return np.asarray((smooth + 0.5) / FINE)
