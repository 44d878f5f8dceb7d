"""Averages cells smaller than a pixel; none is skipped."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


def reduction(cell_pixels: float) -> int:
    """How many cells, a power of two, share one texel where a cell is ``cell_pixels`` long."""
    if cell_pixels >= 0.75:
        return 1
    return 1 << int(np.ceil(np.log2(0.75 / max(cell_pixels, 1e-6))))


def block_mean(array: Array, factor: int, axis: int) -> Array:
    """Means of ``factor`` neighbours along ``axis``; the last block may be shorter.

    An axis of length 1 stands for equal values all along and is left as it is.
    """
    size = array.shape[axis]
    if factor == 1 or size == 1:
        return array
    starts = np.arange(0, size, factor)
    counts = np.diff(np.append(starts, size))
    shape = [1] * array.ndim
    shape[axis] = len(starts)
    sums = np.add.reduceat(array, starts, axis=axis)
    return np.asarray(sums / counts.reshape(shape).astype(array.dtype))


def vector_on_pixels(
    values: Array, starts: NDArray[np.float64], lengths: NDArray[np.float64], pixels: int
) -> NDArray[np.float32]:
    """``values`` of cells averaged on pixels, gaps counting as 0.

    Works through the integral, so that its cost does not grow with pixels × cells.

    Args:
        values: One a cell.
        starts: Where each cell begins, in pixels, ascending.
        lengths: How long each cell is, in pixels.
        pixels: The number of pixels, from 0.
    """
    positions = np.column_stack([starts, starts + lengths]).ravel()
    integral = np.cumsum(np.column_stack([np.zeros(len(values)), values * lengths]).ravel())
    edges = np.arange(pixels + 1, dtype=np.float64)
    return np.asarray(np.diff(np.interp(edges, positions, integral)), dtype=np.float32)


def axis_on_pixels(
    array: Array,
    axis: int,
    starts: NDArray[np.float64],
    lengths: NDArray[np.float64],
    pixels: int,
) -> NDArray[np.float32]:
    """One axis of ``array`` averaged on pixels, gaps counting as 0; as `vector_on_pixels`.

    Args:
        array: Of any rank; ``axis`` has one entry per cell, or a single one for all.
        axis: The axis.
        starts: As for `vector_on_pixels`.
        lengths: As for `vector_on_pixels`, all alike.
        pixels: As for `vector_on_pixels`.
    """
    moved = np.moveaxis(array, axis, 0)
    if len(moved) == 1:
        weights = vector_on_pixels(np.ones(len(starts), np.float32), starts, lengths, pixels)
        return np.moveaxis(weights.reshape(-1, *[1] * (moved.ndim - 1)) * moved, 0, axis)
    edges = np.arange(pixels + 1, dtype=np.float64)
    place = np.clip(np.searchsorted(starts, edges, side="right") - 1, 0, len(starts) - 1)
    inside = np.clip((edges - starts[place]) / lengths[0], 0.0, 1.0).astype(np.float32)
    moved = np.ascontiguousarray(moved)
    # A pixel holds whole cells, and parts of the one at its end, and not of the one at its start.
    ends = inside.reshape(-1, *[1] * (moved.ndim - 1)) * moved[place]
    sums = _range_sums(moved, place)
    sums += ends[1:]
    sums -= ends[:-1]
    sums *= np.float32(lengths[0])
    return np.moveaxis(sums, 0, axis)


def _range_sums(rows: Array, bounds: NDArray[np.integer]) -> NDArray[np.float32]:
    """The sum of the rows from each bound up to the next.

    NumPy sums the rows of one range many times as fast as it accumulates all of them.
    """
    firsts, lasts = bounds[:-1], bounds[1:]
    sums = np.zeros((len(firsts), *rows.shape[1:]), np.float32)
    single = lasts - firsts == 1
    sums[single] = rows[firsts[single]]
    for place in np.flatnonzero(lasts - firsts > 1):
        np.add.reduce(rows[firsts[place] : lasts[place]], axis=0, out=sums[place])
    return sums
