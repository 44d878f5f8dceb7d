"""Printed lines: ruled, squared and boxed paper, which is no ink.

Lines are found by a Hough transform over the slopes that a photograph by hand may have. A line is
printed if it goes on across the page, ends at lines across it as the sides of a box do, or has
parallels beside it. Where ink crosses it, the ink stays.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]

STEEPEST = 0.14
"""Largest slope of a line to the picture's sides: eight degrees."""
_SLOPES = 57
_THICKEST = 0.014
"""A printed line is no thicker than this part of the picture's longer side."""
_LEAST_THICK = 3
"""Pixels: a blurred line of one pixel is so thick."""
_SMALL = 100
"""In pictures with shorter sides strokes are as thin as that."""
_SHORTEST = 0.1
"""Shorter lines, as a part of the picture's side, are left alone."""
_GAP = 0.1
"""Gaps up to this part of the picture's side belong to a line that ink or noise interrupts."""
_PART = 0.03
"""Beyond a larger gap a line goes on where at least this part of the picture's side is inked."""
_SPANS = 0.9
"""A line across this part of the picture is printed."""


@dataclass(frozen=True)
class PrintedLine:
    """A nearly horizontal line: y = ``y`` + ``slope`` · x.

    Attributes:
        y: Its height at column 0.
        slope: Rows per column.
        start: First column of its longest part without a large gap.
        end: The column behind that part's last.
        first: Its first column beyond such gaps, which ink that lies over it leaves.
        last: The column behind its last.
        thickness: In rows.
    """

    y: float
    slope: float
    start: int
    end: int
    first: int
    last: int
    thickness: float

    def at(self, x: NDArray[np.float64] | float) -> NDArray[np.float64] | float:
        """Its height at a column."""
        return self.y + self.slope * x

    @property
    def length(self) -> int:
        """In columns."""
        return self.end - self.start


def printed_lines(ink: Mask) -> Mask:
    """Which pixels (H, W) of a mask of ink belong to printed lines alone."""
    least = _LEAST_THICK if min(ink.shape) > _SMALL else 2
    thickest = max(least, round(_THICKEST * max(ink.shape)))
    across = _lines(ink, thickest)
    down = _lines(ink.T, thickest)
    gone = np.zeros_like(ink)
    printed_across, printed_down = _printed(across, down, ink.shape)
    for _ in range(2):  # where lines cross, dots are left the first time
        left = ink & ~gone
        for line in printed_across:
            _mark(gone, left, line)
        for line in printed_down:
            _mark(gone.T, left.T, line)
    return gone


def _lines(ink: Mask, thickest: int) -> list[PrintedLine]:
    """All nearly horizontal thin lines."""
    rows, columns, runs = _thin(ink, thickest)
    width = ink.shape[1]
    least = max(12.0, _SHORTEST * width)
    if len(rows) < least:
        return []
    found: list[PrintedLine] = []
    free = np.ones(len(rows), bool)
    for slope in _best_slopes(rows, columns):
        offset = rows - slope * columns
        low = int(np.floor(offset.min()))
        bins = np.rint(offset - low).astype(np.intp)
        counts = np.bincount(bins[free], minlength=int(bins.max()) + 1)
        near = np.convolve(counts, np.ones(3), "same")
        for at in np.argsort(-near):
            if near[at] < least:
                break
            chosen = free & (np.abs(bins - at) <= max(1, thickest // 2))
            if np.count_nonzero(chosen) < least:
                continue
            line = _line(columns[chosen], rows[chosen], runs[chosen], slope, width)
            if line is not None and line.length >= least:
                found.append(line)
                free &= ~chosen
    return found


def _thin(
    ink: Mask, thickest: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Middles (row, column) and heights of the runs of ink down the columns that are thin."""
    padded = np.pad(ink, ((1, 1), (0, 0))).T
    edges = np.diff(padded.astype(np.int8), axis=1)
    columns, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    heights = ends - starts
    thin = heights <= thickest
    middles = (starts + ends - 1) / 2
    return middles[thin], columns[thin].astype(float), heights[thin].astype(float)


def _best_slopes(rows: NDArray[np.float64], columns: NDArray[np.float64]) -> list[float]:
    """The slopes along which the thin runs line up best, the best first."""
    slopes = np.linspace(-STEEPEST, STEEPEST, _SLOPES)
    scores = []
    for slope in slopes:
        offset = rows - slope * columns
        counts = np.bincount(np.rint(offset - offset.min()).astype(np.intp))
        scores.append(float((np.convolve(counts, np.ones(2)).astype(float) ** 3).sum()))
    order = np.argsort(scores)[::-1]
    best = int(order[0])
    # Perspective lets lines that are parallel on the paper differ by little.
    near = [at for at in order if abs(int(at) - best) <= 4]
    return [float(slopes[at]) for at in near]


def _line(
    columns: NDArray[np.float64],
    rows: NDArray[np.float64],
    runs: NDArray[np.float64],
    slope: float,
    width: int,
) -> PrintedLine | None:
    """The longest line through these runs without a large gap."""
    order = np.argsort(columns)
    columns, rows, runs = columns[order], rows[order], runs[order]
    breaks = np.flatnonzero(np.diff(columns) > max(2, _GAP * width)) + 1
    parts = np.split(np.arange(len(columns)), breaks)
    part = max(parts, key=lambda each: columns[each[-1]] - columns[each[0]])
    start, end = int(columns[part[0]]), int(columns[part[-1]]) + 1
    if len(np.unique(columns[part])) < 0.6 * (end - start):
        return None
    y = float(np.median(rows[part] - slope * columns[part]))
    long = [each for each in parts if len(each) >= _PART * width] or [part]
    first, last = int(columns[long[0][0]]), int(columns[long[-1][-1]]) + 1
    thickness = float(np.median(runs[part]))
    return PrintedLine(y, slope, start, end, min(first, start), max(last, end), thickness)


def _printed(
    across: list[PrintedLine], down: list[PrintedLine], shape: tuple[int, ...]
) -> tuple[list[PrintedLine], list[PrintedLine]]:
    height, width = shape
    tolerance = max(2.0, 0.015 * max(shape))

    def chosen(lines: list[PrintedLine], others: list[PrintedLine], side: int) -> list[PrintedLine]:
        return [
            line
            for line in lines
            if line.length >= _SPANS * side
            or _ends_at(line, others, tolerance, side, shape[0] + shape[1] - side)
            or _has_parallels(line, lines)
            or _is_in_grid(line, others, lines)
        ]

    return chosen(across, down, width), chosen(down, across, height)


def _ends_at(
    line: PrintedLine, others: list[PrintedLine], tolerance: float, side: int, height: int
) -> bool:
    """Whether both ends lie on lines across or at the picture's border."""

    def meets(x: float) -> bool:
        y = float(line.at(x))
        if min(x, side - x, y, height - y) <= tolerance:
            return True
        return any(
            other.start - tolerance <= y <= other.end + tolerance
            and abs(float(other.at(y)) - x) <= tolerance
            for other in others
        )

    return meets(line.start) and meets(line.end)


def _has_parallels(line: PrintedLine, lines: list[PrintedLine]) -> bool:
    """Whether two others start and end where this one does, or four are about as long."""
    near = 0.12 * line.length
    alike = [
        each
        for each in lines
        if abs(each.start - line.start) <= near and abs(each.end - line.end) <= near
    ]
    long = [each for each in lines if each.length >= 0.6 * line.length]
    return len(alike) >= 3 or len(long) >= 5


def _is_in_grid(line: PrintedLine, others: list[PrintedLine], lines: list[PrintedLine]) -> bool:
    """Whether it crosses two lines or more that cross as many: pale squares, seen in part."""
    crossed = [other for other in others if _cross(line, other)]
    return sum(sum(_cross(each, other) for each in lines) > 1 for other in crossed) > 1


def _cross(across: PrintedLine, down: PrintedLine) -> bool:
    """Whether a line and one of the other direction meet."""
    x = (down.y + down.slope * across.y) / (1 - down.slope * across.slope)
    return across.start <= x <= across.end and down.start <= float(across.at(x)) <= down.end


def _mark(gone: Mask, ink: Mask, line: PrintedLine) -> None:
    """Marks the ink of a line where it is no thicker than the line."""
    columns = np.arange(line.first, line.last)
    half = line.thickness / 2 + 1.5
    most = line.thickness + 2.5
    middles = np.asarray(line.at(columns.astype(float)))
    reach = int(np.ceil(most)) + 2
    offsets = np.arange(-reach, reach + 1)
    rows = np.rint(middles).astype(np.intp)[None] + offsets[:, None]
    inside = (rows >= 0) & (rows < len(ink))
    window = ink[np.clip(rows, 0, len(ink) - 1), columns[None]] & inside
    centre = window[np.abs(offsets) <= half].any(0)
    # The run of ink through the line in each column: what is longer belongs to a stroke.
    heights = _run_through(window, reach)
    thin = centre & (heights <= most)
    take = window & thin[None] & (np.abs(offsets) <= most)[:, None]
    at_row, at_column = np.nonzero(take)
    gone[rows[at_row, at_column], columns[at_column]] = True


def _run_through(window: Mask, reach: int) -> NDArray[np.intp]:
    """Length of the runs of ink nearest to the middle row of a window (2·reach + 1, n)."""
    lengths = np.zeros(window.shape[1], np.intp)
    above = np.minimum.accumulate(window[: reach + 1][::-1], axis=0)
    below = np.minimum.accumulate(window[reach:], axis=0)
    lengths += above.sum(0) + below.sum(0) - window[reach]
    # The line's middle may lie a pixel beside the run.
    for shift in (-1, 1):
        other_above = np.minimum.accumulate(window[: reach + 1 + shift][::-1], axis=0).sum(0)
        other_below = np.minimum.accumulate(window[reach + shift :], axis=0).sum(0)
        lengths = np.maximum(lengths, other_above + other_below - window[reach + shift])
    return lengths
