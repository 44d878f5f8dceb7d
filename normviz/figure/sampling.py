"""Averages of many cells in one pixel: a cell smaller than a pixel is averaged, never skipped."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]


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


def pixel_shares(
    starts: NDArray[np.float64], lengths: NDArray[np.float64], pixels: int
) -> NDArray[np.float32]:
    """How much of each pixel every cell covers along one axis.

    Args:
        starts: Where each cell begins, in pixels, ascending.
        lengths: How long each cell is, in pixels.
        pixels: The number of pixels.

    Returns:
        (pixels, cells): a row's sum is 1 where cells cover the pixel fully, less over a gap.
    """
    edges = np.arange(pixels + 1)
    low = np.maximum(edges[:-1, None], starts[None, :])
    high = np.minimum(edges[1:, None], (starts + lengths)[None, :])
    return np.clip(high - low, 0.0, None).astype(np.float32)


def vector_on_pixels(
    values: Array, starts: NDArray[np.float64], lengths: NDArray[np.float64], pixels: int
) -> NDArray[np.float32]:
    """``values`` of cells averaged on pixels, gaps counting as 0; as ``pixel_shares(…) @ values``.

    Works through the integral, so that its cost does not grow with pixels × cells.
    """
    positions = np.column_stack([starts, starts + lengths]).ravel()
    integral = np.cumsum(np.column_stack([np.zeros(len(values)), values * lengths]).ravel())
    edges = np.arange(pixels + 1, dtype=np.float64)
    return np.diff(np.interp(edges, positions, integral)).astype(np.float32)
