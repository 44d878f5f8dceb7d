"""The numbers that one panel shows, each computed on first use."""

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.figure.numbers import FigureNumbers, largest_affine
from normviz.figure.panels import ShownPanel, shown_panels
from normviz.figure.registries import COLORINGS
from normviz.figure.sets import Members, cube_labels, members_of, sets_of
from normviz.figure.state import FigureState, Index
from normviz.figure.tensor_source import Tensor

if TYPE_CHECKING:  # a colouring is given this
    from normviz.figure.coloring import Coloring
    from normviz.figure.gradients import GradientArray

MOST_AT_ONCE = 200_000
"""Number of elements up to which computing all costs about as much as computing a part."""


class PanelData:
    """One norm, one tensor and the element that is looked at: all that a colouring may ask for.

    Attributes:
        norm: The norm's name.
        key: What tells its panel from the others.
        numbers: The tensor, and what norms make of it.
    """

    def __init__(self, norm: str, index: Index, numbers: FigureNumbers, key: str = "") -> None:
        """Nothing is computed yet.

        Args:
            norm: A norm of the catalogue.
            index: The element that is looked at.
            numbers: The tensor, and what norms make of it, in the mode of the panel.
            key: What tells its panel from the others; empty: the norm's name.
        """
        self.norm = norm
        self.key = key or norm
        self.numbers = numbers
        self._index = index

    @property
    def state(self) -> FigureState:
        """The settings."""
        return self.numbers.state

    @property
    def coloring(self) -> "Coloring":
        """What the colour of a cell says."""
        return COLORINGS[self.state.color]

    def look_at(self, index: Index) -> None:
        """Another element is looked at."""
        self._index = index
        for name in ("members", "_gradient"):
            self.__dict__.pop(name, None)
        if self.coloring.follows_element:
            self.__dict__.pop("limit", None)

    @cached_property
    def members(self) -> Members:
        """The statistic set of the element that is looked at."""
        return members_of(self.state, self.norm, self._index)

    @cached_property
    def set_count(self) -> int:
        """How many statistic sets there are."""
        return sets_of(self.state, self.norm).count

    @cached_property
    def cube_labels(self) -> NDArray[np.integer]:
        """The sets' labels; they broadcast against the cells (N, C, HW)."""
        return cube_labels(self.state, self.norm)

    @cached_property
    def labels(self) -> NDArray[np.integer]:
        """The sets' labels; they broadcast against (N, C, H, W)."""
        state = self.state
        return norms.labels(self.norm, state.shape, state.groups, state.training, state.cuts)

    @property
    def x(self) -> Tensor:
        """The tensor (N, C, H, W)."""
        return self.numbers.tensor.x

    @property
    def is_small(self) -> bool:
        """Whether normalizing all of x costs less than its visible sides one by one."""
        return self.x.size <= MOST_AT_ONCE

    @cached_property
    def affine(self) -> tuple[float, float]:
        """The largest |γ| and |β| that norms with both are given."""
        return largest_affine(self.state, self.numbers.tensor)

    @cached_property
    def limit(self) -> float | None:
        """The value of the strongest colour; None where the colouring shows sets."""
        declared = self.coloring.limit
        return None if declared is None else declared(self)

    @property
    def gradient(self) -> "GradientArray | None":
        """∂y/∂x of the element that is looked at, of the shape of x; None until it is there."""
        return self._gradient[0]

    @property
    def gradient_note(self) -> str:
        """Why there is no gradient, in English; empty where there is one."""
        return self._gradient[1]

    @cached_property
    def _gradient(self) -> "tuple[GradientArray | None, str]":
        try:
            return self.numbers.gradient(self.norm, self._index), ""
        except ValueError as error:
            return None, str(error)

    @property
    def note(self) -> str:
        """What the colouring says in place of its scale, in English; empty for nothing."""
        declared = self.coloring.note
        return "" if declared is None else declared(self)

    def whole(self) -> "PanelPart":
        """The whole tensor."""
        return PanelPart(self)

    def part(self, place: norms.PartIndex) -> "PanelPart":
        """A part of the tensor."""
        return PanelPart(self, place)


def data_of_panels(numbers: FigureNumbers, index: Index) -> dict[str, PanelData]:
    """What each panel of a figure shows, by its key."""
    return {each.key: data_of_panel(each, numbers, index) for each in shown_panels(numbers.state)}


def data_of_panel(panel: ShownPanel, numbers: FigureNumbers, index: Index) -> PanelData:
    """What one panel shows.

    Args:
        panel: A panel of the figure.
        numbers: Of the figure, in any mode.
        index: The element that is looked at.
    """
    return PanelData(panel.norm, index, numbers.in_mode(panel.state.training), panel.key)


class PanelPart:
    """A part of a panel's tensor, before and after the norm.

    Attributes:
        data: The panel.
        place: Where the part is; None for the whole.
    """

    def __init__(self, data: PanelData, place: norms.PartIndex | None = None) -> None:
        self.data = data
        self.place = place

    @property
    def x(self) -> Tensor:
        """The values before the norm."""
        return self.data.x if self.place is None else self.data.x[self.place]

    @cached_property
    def normalized(self) -> norms.Normalized:
        """The values after it."""
        if self.place is None:
            return self.data.numbers.normalized(self.data.norm)
        return self.data.numbers.normalizer(self.data.norm).part(self.place)
