"""Activations: what a layer of a real network receives or gives."""

from normviz.figure.activation_choice import with_other_inputs
from normviz.figure.state import Shape
from normviz.figure.tensor_source import SourceTensor, TensorRequest, TensorSource
from normviz.translatable import QT_TRANSLATE_NOOP


def _make(request: TensorRequest) -> SourceTensor:
    give = request.services.activations
    if give is None:
        raise ValueError("expected a network for the source 'activations', received none")
    return give(request.activations, request.training)


def _note(shape: Shape) -> str:
    if shape[2:] == (1, 1):
        return ""
    return QT_TRANSLATE_NOOP("Catalogue", "Tiles coloured by x show the feature maps.")


SOURCE = TensorSource(
    name="activations",
    title=QT_TRANSLATE_NOOP("Catalogue", "Activations"),
    tip=QT_TRANSLATE_NOOP(
        "Catalogue",
        "What a layer of a trained network receives, with its γ, β, ε and moving statistics.",
    ),
    order=45,
    make=_make,
    renew=QT_TRANSLATE_NOOP("Catalogue", "&Other inputs"),
    has_own_shape=True,
    is_of_network=True,
    renewed=lambda state: {"activations": with_other_inputs(state.activations)},
    note=_note,
)
