"""Enlarging, shrinking and moving images by matrices: rows and columns are independent.

An image (H, W) becomes ``rows @ image @ columns.T``; batches (N, H, W) go the same way.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def area_matrix(
    n_in: int, n_out: int, start: NDArray[np.floating] | float, step: NDArray[np.floating] | float
) -> Floats:
    """Weights that average input pixels over the area of each output pixel.

    Output pixel i covers the input from ``start + i·step`` to ``start + (i+1)·step``; an input
    pixel j lies at j to j+1, and outside there is nothing. Mass is kept up to the factor step.

    Args:
        n_in: Number of input pixels.
        n_out: Number of output pixels.
        start: Where the first output pixel begins, in input pixels; an array (N,) for a batch.
        step: Size of an output pixel, in input pixels; an array (N,) for a batch.

    Returns:
        Weights (n_out, n_in), or (N, n_out, n_in) for a batch.
    """
    first = np.asarray(start, np.float32)[..., None, None]
    size = np.asarray(step, np.float32)[..., None, None]
    begin = first + size * np.arange(n_out, dtype=np.float32)[:, None]
    pixel = np.arange(n_in, dtype=np.float32)
    overlap = np.minimum(begin + size, pixel + 1) - np.maximum(begin, pixel)
    return np.asarray(np.maximum(overlap, 0) / size, np.float32)


def averaged(
    page: Floats, starts: tuple[float, float], step: float, counts: tuple[int, int]
) -> Floats:
    """Area averages of one picture (H, W), as :func:`area_matrix` gives them, for large pictures.

    Args:
        page: The picture; outside of it there is nothing.
        starts: Row and column where the first output pixel begins, in input pixels.
        step: Size of an output pixel, in input pixels.
        counts: Number of output rows and columns.
    """
    result = np.asarray(page, np.float64)
    for start, count in zip(starts, counts, strict=True):
        total = np.concatenate([np.zeros((1, result.shape[1])), result.cumsum(0)])
        edge = np.clip(start + step * np.arange(count + 1), 0, len(result))
        below = np.minimum(edge.astype(np.intp), len(result) - 1)
        part = (edge - below)[:, None]
        at_edge = total[below] + part * (total[below + 1] - total[below])
        result = (np.diff(at_edge, axis=0) / step).T
    return np.asarray(result, np.float32)


def smooth_matrix(n_in: int, n_out: int) -> Floats:
    """Weights that enlarge ``n_in`` pixels to ``n_out`` by cubic (Catmull-Rom) interpolation.

    Rows sum to 1, so that a plain area keeps its grey, and with it the picture its mass.
    """
    position = (np.arange(n_out) + 0.5) * n_in / n_out - 0.5
    distance = np.abs(position[:, None] - np.arange(-2, n_in + 2))
    near = 1.5 * distance**3 - 2.5 * distance**2 + 1
    far = -0.5 * distance**3 + 2.5 * distance**2 - 4 * distance + 2
    weights = np.where(distance <= 1, near, np.where(distance < 2, far, 0.0))
    return np.asarray(weights[:, 2:-2], np.float32)


def centre_of_mass(images: Floats) -> tuple[Floats, Floats]:
    """Row and column of the centre of mass, in pixels from the image's edge; its middle if empty.

    Args:
        images: (…, H, W), not negative.

    Returns:
        Two arrays (…): a single pixel at index k has its centre at k + 0.5.
    """
    rows, columns = images.sum(-1), images.sum(-2)
    mass = rows.sum(-1)
    safe = np.where(mass > 0, mass, 1)
    height, width = images.shape[-2:]
    at_row = rows @ (np.arange(height, dtype=np.float32) + 0.5) / safe
    at_column = columns @ (np.arange(width, dtype=np.float32) + 0.5) / safe
    return (
        np.where(mass > 0, at_row, height / 2).astype(np.float32),
        np.where(mass > 0, at_column, width / 2).astype(np.float32),
    )
