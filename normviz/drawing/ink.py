"""Converts ink on a canvas of any size to 28×28."""

import numpy as np
from numpy.typing import ArrayLike

from normviz.drawing.mnist_fit import SIDE, place
from normviz.drawing.resample import Floats
from normviz.drawing.thickness import with_mnist_thickness


def from_ink(ink: ArrayLike) -> Floats:
    """A drawing of any size as an MNIST-like picture.

    The ink's box is fitted into 20×20 keeping its shape, grey by area averaging, and centred by
    its mass. Strokes far thinner or thicker than MNIST's are first brought near its thickness.

    Args:
        ink: (H, W), 0 where there is no ink: uint8 up to 255, or any other number up to 1.

    Returns:
        (28, 28) float32 in 0…1; zeros for an empty drawing.

    Raises:
        ValueError: The array is not two-dimensional, or holds NaN or infinity.
    """
    page = as_ink(ink)
    if not page.any():
        return np.zeros((SIDE, SIDE), np.float32)
    return np.asarray(place(with_mnist_thickness(page)[None])[0])


def as_ink(ink: ArrayLike) -> Floats:
    """The drawing as (H, W) float32 in 0…1.

    Raises:
        ValueError: The array is not two-dimensional, or holds NaN or infinity.
    """
    values = np.asarray(ink)
    if values.ndim != 2:
        raise ValueError(f"expected ink of shape (H, W), received {values.shape}")
    page = values.astype(np.float32) / np.float32(255 if values.dtype == np.uint8 else 1)
    if not np.isfinite(page).all():
        raise ValueError("expected finite ink, received NaN or infinity")
    return np.asarray(np.clip(page, 0, 1))
