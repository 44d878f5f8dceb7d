"""The panels of a figure: one per norm, or one per mode where the modes are compared."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from normviz.figure.state import FigureState
from normviz.norms import CATALOG
from normviz.translatable import QT_TRANSLATE_NOOP

MODE_TITLES: Final = {
    True: QT_TRANSLATE_NOOP("Catalogue", "{norm}, training"),
    False: QT_TRANSLATE_NOOP("Catalogue", "{norm}, inference"),
}
"""Of panels that are named by their mode too; by whether they train."""
_SUFFIXES: Final = {True: ".training", False: ".inference"}


@dataclass(frozen=True)
class ShownPanel:
    """A norm in one mode.

    Attributes:
        key: Unique in the figure: the norm's name, with the mode where both are shown.
        norm: The norm's name in the catalogue.
        state: The settings of the figure, in the mode of this panel; panels of other settings that
            stand for the same are equal.
        names_mode: Whether the mode belongs to its title.
    """

    key: str
    norm: str
    state: FigureState = field(compare=False)
    names_mode: bool = False

    @property
    def title(self) -> str:
        """In English."""
        title = CATALOG[self.norm].title
        return MODE_TITLES[self.state.training].format(norm=title) if self.names_mode else title


@lru_cache(maxsize=64)
def shown_panels(state: FigureState) -> tuple[ShownPanel, ...]:
    """The panels of a figure, in the order shown.

    Where both modes are compared, a norm that keeps moving statistics has two: training, then
    inference. Any other norm computes the same in both.
    """
    found: list[ShownPanel] = []
    for norm in state.norms:
        if state.both_modes and CATALOG[norm].moving:
            found += [_in_mode(state, norm, training) for training in (True, False)]
        else:
            found.append(ShownPanel(norm, norm, state))
    return tuple(found)


def panel_named(state: FigureState, name: str) -> ShownPanel | None:
    """The panel of a key, or the first one of a norm; None where there is none."""
    panels = shown_panels(state)
    by_key = next((each for each in panels if each.key == name), None)
    return by_key or next((each for each in panels if each.norm == name), None)


def _in_mode(state: FigureState, norm: str, training: bool) -> ShownPanel:
    key = norm + _SUFFIXES[training]
    return ShownPanel(key, norm, state.changed(training=training), names_mode=True)
