"""The tensor x of a figure, from the source that its settings name.

x is (N, C, H, W) float32. A synthetic source makes it from a seed so that an element keeps its
value as the tensor grows along N; only so does a size slider show the same data with more or less
of it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from normviz.errors import UserError
from normviz.figure.numbers import shows_sigma
from normviz.figure.registries import SOURCES
from normviz.figure.shape_settings import with_shape
from normviz.figure.state import LAYER_ELEMENTS, ElementEdit, FigureState
from normviz.figure.tensor_source import SourceServices, SourceTensor, Tensor, TensorRequest


class TensorMaker:
    """Makes x for the settings of a figure, and keeps the last one."""

    def __init__(self, services: SourceServices) -> None:
        """Nothing is made yet; ``services`` are what sources may use."""
        self._services = services
        self._prepared: SourceTensor | None = None
        self._prepared_for: object = None
        self._made: SourceTensor | None = None
        self._made_for: object = None

    def prepare(self, state: FigureState, anew: bool = False) -> FigureState:
        """Makes x now if its source wants that, so that `tensor` cannot fail.

        Args:
            state: The settings that are going to be shown.
            anew: Whether to ask the source even if x is there: it has changed.

        Returns:
            The settings with what comes with x: its shape, ε, momentum, groups and norm.

        Raises:
            NotReadyError: x, or its σ₁ where a norm divides by it, has to be waited for.
            ValueError: x cannot be made or shown. What was prepared before stays.
        """
        if not SOURCES[state.source].is_prepared:
            self._await_spectrum(state, lambda: self.tensor(state).x)
            return state
        if not anew and self._prepared_for == _asked(state):
            self._await_spectrum(state, lambda: self.tensor(state).x)
            return state
        made = self._ask(state)
        before = self._prepared if self._prepared_for is not None else None
        fitted = _with_layer(_with_shape(state, made), made, before)
        self._await_spectrum(fitted, lambda: with_edits(made.x, fitted.edits))
        self._prepared, self._prepared_for = made, _asked(fitted)
        return fitted

    def tensor(self, state: FigureState) -> SourceTensor:
        """X of settings that were prepared, edits included."""
        key = (*_asked(state), state.edits, id(self._prepared))
        if self._made is None or self._made_for != key:
            made = self._prepared if self._prepared_for == _asked(state) else None
            made = made or self._ask(state)
            self._made = replace(made, x=with_edits(made.x, state.edits))
            self._made_for = key
        return self._made

    def _await_spectrum(self, state: FigureState, x: Callable[[], Tensor]) -> None:
        if self._services.spectra is not None and shows_sigma(state):
            self._services.spectra(x())

    def _ask(self, state: FigureState) -> SourceTensor:
        request = TensorRequest(
            state.shape, state.seed, self._services, state.activations, state.training
        )
        return SOURCES[state.source].make(request)


def _asked(state: FigureState) -> tuple[object, ...]:
    """What a source is asked for."""
    if SOURCES[state.source].has_own_shape:
        return state.source, state.shape, state.seed, state.activations, state.training
    return state.source, state.shape, state.seed


def _with_shape(state: FigureState, tensor: SourceTensor) -> FigureState:
    """``state`` with the shape of x."""
    n, c, h, w = tensor.x.shape
    if (n, c, h, w) == state.shape:
        return state
    if tensor.x.size > LAYER_ELEMENTS:
        raise UserError(
            "expected a tensor of at most {most} elements for the figure, received {count}: "
            "choose another layer",
            code="tensor-too-large",
            most=LAYER_ELEMENTS,
            count=tensor.x.size,
        )
    return state.changed(**with_shape(state, (n, c, h, w), state.groups))


def _with_layer(
    state: FigureState, tensor: SourceTensor, before: SourceTensor | None
) -> FigureState:
    """``state`` with a layer's settings and norm, unless they are those of the layer before."""
    settings: dict[str, Any] = {}
    for name in ("epsilon", "momentum", "groups", "steps"):
        given = getattr(tensor, name)
        if given is not None and (before is None or getattr(before, name) != given):
            settings[name] = given
    is_new = before is None or before.norm != tensor.norm
    if tensor.norm and is_new and tensor.norm not in state.norms:
        settings["norms"] = (tensor.norm, *state.norms)
    return state.changed(**settings)


def with_edits(x: Tensor, edits: tuple[ElementEdit, ...]) -> Tensor:
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
