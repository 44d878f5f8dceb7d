"""Noise with another standard deviation for each channel."""

import numpy as np

from normviz.figure.noise import noise
from normviz.figure.tensor_source import SourceTensor, TensorRequest, TensorSource
from normviz.translatable import QT_TRANSLATE_NOOP


def _make(request: TensorRequest) -> SourceTensor:
    deviations = np.geomspace(0.25, 4.0, request.shape[1])[:, None, None]
    x = noise(request.shape, request.seed) * deviations
    return SourceTensor(np.asarray(x, dtype=np.float32))


SOURCE = TensorSource(
    name="scale",
    title=QT_TRANSLATE_NOOP("Catalogue", "Noise, channels scaled"),
    tip=QT_TRANSLATE_NOOP(
        "Catalogue", "Each channel has a spread of its own: layer norm keeps it."
    ),
    order=30,
    make=_make,
    renew=QT_TRANSLATE_NOOP("Catalogue", "New n&oise"),
)
