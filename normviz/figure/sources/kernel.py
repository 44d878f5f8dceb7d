"""The kernel of a layer of a real network."""

from dataclasses import replace

from normviz.figure.tensor_source import SourceTensor, TensorRequest, TensorSource
from normviz.translatable import QT_TRANSLATE_NOOP

NO_KERNEL = QT_TRANSLATE_NOOP(
    "Catalogue", "This layer has no kernel: choose a convolution or a dense layer."
)


def _make(request: TensorRequest) -> SourceTensor:
    give = request.services.activations
    if give is None:
        raise ValueError("expected a network for the source 'kernel', received none")
    found = give(request.activations, False)
    if found.kernel is None:
        raise ValueError(NO_KERNEL)
    return found.kernel


SOURCE = TensorSource(
    name="kernel",
    title=QT_TRANSLATE_NOOP("Catalogue", "Kernel of a layer"),
    tip=QT_TRANSLATE_NOOP(
        "Catalogue",
        "The kernel v of a layer of a trained network, with the lengths g of weight norm.",
    ),
    order=46,
    make=_make,
    renew=QT_TRANSLATE_NOOP("Catalogue", "&Newest weights"),
    has_own_shape=True,
    is_of_network=True,
    renewed=lambda state: {"activations": replace(state.activations, step=None)},
)
