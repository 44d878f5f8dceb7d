"""Handwritten digits, each channel through a filter of its own."""

import numpy as np
from numpy.typing import NDArray

from normviz.figure.state import Shape
from normviz.figure.tensor_source import (
    SourceTensor,
    Suggestion,
    Tensor,
    TensorRequest,
    TensorSource,
)
from normviz.translatable import QT_TRANSLATE_NOOP

DIGITS_OFFERED = 256
"""Digits that the seed chooses from; as many as that are asked for."""


def _make(request: TensorRequest) -> SourceTensor:
    give = request.services.images
    images = None if give is None else give(DIGITS_OFFERED)
    if images is None or len(images) == 0:
        raise ValueError("expected images for the source 'digits', received none")
    chosen = images[(np.arange(request.shape[0]) + request.seed) % len(images)]
    return SourceTensor(_filtered(chosen, request.shape))


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


def _note(shape: Shape) -> str:
    channels = shape[1]
    if channels == 1:
        return ""
    if channels == 2:
        return QT_TRANSLATE_NOOP("Catalogue", "Channel 2 is a filtered copy of channel 1.")
    return QT_TRANSLATE_NOOP(
        "Catalogue", "Channels 2 to {channels} are filtered copies of channel 1, the digit itself."
    )


SOURCE = TensorSource(
    name="digits",
    title=QT_TRANSLATE_NOOP("Catalogue", "Real digits"),
    tip=QT_TRANSLATE_NOOP(
        "Catalogue", "Handwritten digits; each channel is another 3×3 filter of them."
    ),
    order=40,
    make=_make,
    is_of_images=True,
    renew=QT_TRANSLATE_NOOP("Catalogue", "&Other digits"),
    note=_note,
    suggestion=Suggestion(
        side=14,
        color="x",
        text=QT_TRANSLATE_NOOP(
            "Catalogue",
            "Digits can be recognized in tiles of 14×14 and more, where colour shows values.",
        ),
        button=QT_TRANSLATE_NOOP("Catalogue", "Show 14×14 digits coloured by x"),
    ),
)
