"""The section "Colour by": which value or set colours a cell."""

from PySide6.QtWidgets import QWidget

from normviz.figure.registries import COLORINGS
from normviz.figure.state import FigureState
from normviz.ui.cube.controls.settings_section import SettingsSection, differs
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.theme import font
from normviz.ui.text.catalogue import translated
from normviz.ui.text.hats import with_hats
from normviz.ui.widgets.segmented import Segmented

_HAT = "\N{COMBINING CIRCUMFLEX ACCENT}"


class ColorSection(SettingsSection):
    """A button for each colouring."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        """The section of ``model``."""
        super().__init__(model, parent)
        self._color = Segmented(
            [
                (each.name, translated(each.title), translated(each.tip))
                for each in COLORINGS.values()
            ],
            name="cube_color",
            accessible=self.tr("Colour by"),
        )
        for each in COLORINGS.values():
            if _HAT in each.title:
                self._color.button(each.name).setFont(with_hats(font()))
        self._color.changed.connect(self._set_color)
        self.column.addWidget(self._color)

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:
        """Shows the colouring."""
        if differs(new, old, "color"):
            self._color.set_current(new.color)

    def _set_color(self, color: str) -> None:
        self.model.change(self.tr("Change the colouring"), color=color)
