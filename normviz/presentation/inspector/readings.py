"""Cached numbers of the inspector, so that a hover within the same set costs little.

Neighbours mostly share their statistic set. As long as the highlighted element stays in a set, its
statistics and members are those of the last reading, and only the element itself is looked up.
"""

from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.figure.state import FigureState, Index
from normviz.norms.kernels.power_iteration import PowerIteration

_Key = tuple[str, bool]
"""A norm, and whether it trains."""


class ElementModel(Protocol):
    """What is read: a figure, its highlighted element and its focused norm."""

    @property
    def focused_state(self) -> FigureState:
        """The settings of the figure, in the mode of the focused panel."""

    @property
    def index(self) -> Index:
        """The highlighted element."""

    @property
    def focused(self) -> str:
        """The norm whose numbers are spelled out; empty where no norm is shown."""

    @property
    def focused_panel(self) -> str:
        """The key of its panel."""

    @property
    def x(self) -> NDArray[np.float32]:
        """The tensor (N, C, H, W)."""

    def parameters(self, name: str) -> norms.NormParameters:
        """γ, β and the moving statistics of the norm ``name``."""

    def normalized(self, name: str) -> norms.Normalized:
        """What the norm ``name`` makes of the tensor."""

    def image_moments(self, name: str) -> tuple[norms.ImageMoments, norms.ImageMoments]:
        """Mean and variance of each image of the tensor, and of what the norm makes of it."""

    def sigma(self, name: str) -> float | None:
        """σ₁ of the tensor for a norm that divides by it; None for all others."""

    @property
    def spectrum(self) -> PowerIteration:
        """σ₁ of the tensor as a kernel, and the way to it."""


class Readings:
    """The highlighted element as each norm sees it."""

    def __init__(self, model: ElementModel) -> None:
        """Reads the element of ``model``."""
        self.model = model
        self._specs: dict[_Key, norms.NormSpec] = {}
        self._parameters: dict[_Key, norms.NormParameters] = {}
        self._kept: dict[_Key, norms.Element] = {}

    @property
    def state(self) -> FigureState:
        """The settings, in the mode of the focused panel."""
        return self.model.focused_state

    @property
    def norm(self) -> norms.Norm:
        """The norm whose numbers are spelled out.

        Raises:
            KeyError: No norm is shown.
        """
        return norms.CATALOG[self.model.focused]

    @property
    def element(self) -> norms.Element:
        """The highlighted element as the focused norm sees it."""
        return self.of(self.model.focused)

    def forget(self) -> None:
        """The settings have changed: nothing that was read holds any more."""
        self._specs.clear()
        self._parameters.clear()
        self._kept.clear()

    def spec(self, name: str) -> norms.NormSpec:
        """The settings of the norm ``name``."""
        key = name, self._training
        if key not in self._specs:
            self._specs[key] = self.state.spec(name)
        return self._specs[key]

    def parameters(self, name: str) -> norms.NormParameters:
        """γ, β and the moving statistics of the norm ``name``."""
        key = name, self._training
        if key not in self._parameters:
            self._parameters[key] = self.model.parameters(name)
        return self._parameters[key]

    def situation(self) -> norms.Situation:
        """What decides which notes hold for the focused norm."""
        state = self.state
        return norms.Situation(
            spec=self.spec(self.model.focused),
            shape=state.own_shape(self.model.focused),
            channels_first=state.data_format == "NCHW",
            gamma=self.element.gamma,
            beta=self.element.beta,
            steps=state.steps,
            has_kept=bool(state.moving) and not state.training,
        )

    def of(self, name: str) -> norms.Element:
        """The highlighted element as the norm ``name`` sees it."""
        key = name, self._training
        index, kept = self.model.index, self._kept.get(key)
        if kept is not None and kept.index == index:
            return kept
        found = None if kept is None else self._neighbour(name, kept, index)
        if found is None:
            spec, given = self.spec(name), self.parameters(name)
            found = norms.element_of(
                spec, self.model.x, index, given, self.state.cuts, self.model.sigma(name)
            )
        self._kept[key] = found
        return found

    @property
    def _training(self) -> bool:
        return self.state.training

    def _neighbour(self, name: str, old: norms.Element, index: Index) -> norms.Element | None:
        """Another member of a set, from what is known of the set; None for no member."""
        inside = tuple(i - side.start for i, side in zip(index, old.box, strict=True))
        sides = tuple(side.stop - side.start for side in old.box)
        if not all(0 <= place < side for place, side in zip(inside, sides, strict=True)):
            return None
        place = int(np.ravel_multi_index(inside, sides))
        x, y = float(old.before[place]), float(old.after[place])
        x_hat = _standardized(old, x)
        # A set may reach over channels, each with its own γ and β.
        spec, given, shape = self.spec(name), self.parameters(name), self.state.shape
        gamma = norms.value_at(given.gamma, spec, shape, index)
        beta = norms.value_at(given.beta, spec, shape, index)
        return replace(
            old,
            index=index,
            x=x,
            x_hat=x_hat,
            y=y,
            gamma=old.gamma if gamma is None else gamma,
            beta=beta or 0.0,
        )


def _standardized(member: norms.Element, x: float) -> float:
    """The normalized value of ``x`` with the statistics of one member of its set."""
    quotient = (x - (member.mean or 0.0)) / (member.divisor or 1.0)
    return quotient * (1.0 if member.r is None else member.r) + (member.d or 0.0)
