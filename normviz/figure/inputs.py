"""The tensors x that the figure shows: noise with a structure that some norms erase, and digits.

All are (N, C, H, W) float32, made from a seed, and an element keeps its value as the tensor grows
along N; only so does a size slider show the same data with more or less of it.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from normviz.figure.state import Edit, Shape, Source

Tensor = NDArray[np.float32]

OFFSET_STEP = 1.5
"""Least distance of the offsets of two samples, in standard deviations of the noise."""

DIGITS_OFFERED = 256
"""Digits that the seed chooses from; as many as that are read."""


def make_input(
    source: Source, shape: Shape, seed: int, images: NDArray[np.uint8] | None = None
) -> Tensor:
    """The tensor x of one source.

    Args:
        source: ``noise``: standard normal. ``offset``: the same with another mean for each sample.
            ``scale``: the same with another deviation for each channel. ``digits``: filtered
            images, one filter a channel.
        shape: (N, C, H, W).
        seed: Of the noise; of digits, which one is the first.
        images: (K, 28, 28) gray images in 0…255; needed for ``digits`` alone, repeated after K.

    Returns:
        x: (N, C, H, W).
    """
    if source == "digits":
        if images is None or len(images) == 0:
            raise ValueError("expected images for the source 'digits', received none")
        return _filtered(images[(np.arange(shape[0]) + seed) % len(images)], shape)
    x = _noise(shape, seed)
    n, c = shape[:2]
    if source == "offset":
        # To both sides in turn: a ramp around its middle would change as N grows.
        sample = np.arange(n)
        offsets = OFFSET_STEP * np.where(sample % 2, (sample + 1) // 2, -(sample // 2))
        return np.asarray(x + offsets[:, None, None, None], dtype=np.float32)
    if source == "scale":
        return np.asarray(x * np.geomspace(0.25, 4.0, c)[:, None, None], dtype=np.float32)
    return x


def with_edits(x: Tensor, edits: tuple[Edit, ...]) -> Tensor:
    """``x`` with the elements of ``edits`` set; edits outside its shape are left out."""
    inside = [
        edit for edit in edits if all(i < s for i, s in zip(edit.index, x.shape, strict=True))
    ]
    if not inside:
        return x
    edited = x.copy()
    for edit in inside:
        edited[edit.index] = edit.value
    return edited


@lru_cache(maxsize=2)
def _pool(seed: int, size: int) -> Tensor:
    return np.random.default_rng(seed).standard_normal(size, dtype=np.float32)


def _noise(shape: Shape, seed: int) -> Tensor:
    size = int(np.prod(shape))
    # Drawing millions of numbers at each step of a slider would cost more than showing them.
    capacity = 1 << max(10, (size - 1).bit_length())
    view = _pool(seed, min(capacity, max(size, 1 << 22)))[:size].reshape(shape)
    view.flags.writeable = False
    return view


def _filtered(images: NDArray[np.uint8], shape: Shape) -> Tensor:
    _, c, h, w = shape
    sized = _resized(images.astype(np.float32) / 255.0, h, w)
    x = np.empty(shape, dtype=np.float32)
    padded = np.pad(sized, ((0, 0), (1, 1), (1, 1)))
    for channel, kernel in enumerate(filter_bank(c)):
        x[:, channel] = sum(
            kernel[i, j] * padded[:, i : i + h, j : j + w] for i in range(3) for j in range(3)
        )
    return x


def filter_bank(channels: int) -> NDArray[np.float32]:
    """``channels`` 3×3 filters: identity, blur, then edges at evenly spread angles.

    Returns:
        Filters: (channels, 3, 3).
    """
    y, x = np.mgrid[-1:2, -1:2].astype(np.float32)
    bank = np.zeros((channels, 3, 3), dtype=np.float32)
    bank[0, 1, 1] = 1.0
    if channels > 1:
        bank[1] = np.outer([1, 2, 1], [1, 2, 1]) / 16.0
    for channel in range(2, channels):
        angle = np.pi * (channel - 2) / (channels - 2)
        bank[channel] = (np.cos(angle) * x + np.sin(angle) * y) / 6.0
    return bank


def _resized(images: Tensor, height: int, width: int) -> Tensor:
    """Area averages of (K, A, B) images on a (height, width) grid."""
    rows = _area_weights(images.shape[1], height)
    columns = _area_weights(images.shape[2], width)
    return np.asarray(rows @ images @ columns.T, dtype=np.float32)


def _area_weights(size: int, target: int) -> Tensor:
    """(target, size) weights; row t averages the part of the source that falls on cell t."""
    edges = np.linspace(0, size, target + 1)
    low = np.maximum(edges[:-1, None], np.arange(size)[None, :])
    high = np.minimum(edges[1:, None], np.arange(1, size + 1)[None, :])
    overlap = np.clip(high - low, 0, None)
    return np.asarray(overlap / overlap.sum(axis=1, keepdims=True), dtype=np.float32)
