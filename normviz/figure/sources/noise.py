"""Noise: standard normal numbers."""

from normviz.figure.noise import noise
from normviz.figure.tensor_source import SourceTensor, TensorRequest, TensorSource
from normviz.translatable import QT_TRANSLATE_NOOP


def _make(request: TensorRequest) -> SourceTensor:
    return SourceTensor(noise(request.shape, request.seed))


SOURCE = TensorSource(
    name="noise",
    title=QT_TRANSLATE_NOOP("Catalogue", "Noise"),
    tip=QT_TRANSLATE_NOOP("Catalogue", "Standard normal numbers."),
    order=10,
    make=_make,
    renew=QT_TRANSLATE_NOOP("Catalogue", "New n&oise"),
)
