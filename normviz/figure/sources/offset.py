"""Noise with another mean for each sample."""

import numpy as np

from normviz.figure.noise import noise
from normviz.figure.tensor_source import SourceTensor, TensorRequest, TensorSource
from normviz.translatable import QT_TRANSLATE_NOOP

OFFSET_STEP = 1.5
"""Least distance of the offsets of two samples, in standard deviations of the noise."""


def _make(request: TensorRequest) -> SourceTensor:
    # To both sides in turn: a ramp around its middle would change as N grows.
    sample = np.arange(request.shape[0])
    offsets = OFFSET_STEP * np.where(sample % 2, (sample + 1) // 2, -(sample // 2))
    x = noise(request.shape, request.seed) + offsets[:, None, None, None]
    return SourceTensor(np.asarray(x, dtype=np.float32))


SOURCE = TensorSource(
    name="offset",
    title=QT_TRANSLATE_NOOP("Catalogue", "Noise, samples offset"),
    tip=QT_TRANSLATE_NOOP("Catalogue", "Each sample has a mean of its own: batch norm keeps it."),
    order=20,
    make=_make,
    renew=QT_TRANSLATE_NOOP("Catalogue", "New n&oise"),
)
