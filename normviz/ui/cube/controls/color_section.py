"""The section "Colour by": which value or set colours a cell."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from normviz.figure.registries import COLORINGS
from normviz.figure.state import FigureState
from normviz.ui.cube.controls.settings_section import SettingsSection, differs
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.theme import font
from normviz.ui.text.catalogue import translated
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
                self._color.button(each.name).setFont(_hat_font())
        self._color.changed.connect(self._set_color)
        self.column.addWidget(self._color)

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:
        """Shows the colouring."""
        if differs(new, old, "color"):
            self._color.set_current(new.color)

    def _set_color(self, color: str) -> None:
        self.model.change(self.tr("Change the colouring"), color=color)


def _hat_font() -> QFont:
    """The font of x̂. Some fonts, DejaVu Sans among them, else place the hat far above the x."""
    result = font()
    for feature in ("mark", "ccmp"):
        result.setFeature(QFont.Tag(feature), 0)
    return result
