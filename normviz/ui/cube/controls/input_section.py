"""The section "Input": where x comes from."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from normviz.figure.registries import SOURCES
from normviz.figure.state import FigureState
from normviz.ui.cube.controls.choice_rows import ChoiceBox
from normviz.ui.cube.controls.settings_section import Part, differs
from normviz.ui.cube.model import CubeModel
from normviz.ui.shell.shortcuts import plain
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.widgets.tone_label import ToneLabel


class InputPart(Part):
    """A choice of sources, and new numbers from the same source."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        """The section of ``model``."""
        super().__init__(model, parent)
        self._source = ChoiceBox(
            self.tr("&x is"),
            [
                (each.name, _translated(each.title), _translated(each.tip))
                for each in SOURCES.values()
            ],
            name="cube_source",
            tip=self.tr("What x holds; compare x and y to see which structure a norm erases."),
        )
        self._source.changed.connect(self._set_source)
        self._waiting = describe(ToneLabel(), "cube_source_waiting", self.tr("Why x is not shown"))
        self._waiting.setWordWrap(True)
        self._waiting.hide()
        tip = self.tr("Draws other numbers from the same source; the sets stay the same.")
        self._another = QPushButton(icon("reset"), "")
        describe(self._another, "cube_new_noise", plain(self.tr("New n&oise")), tip)
        self._another.clicked.connect(self._renew)
        self.column.addWidget(self._source)
        self.column.addWidget(self._waiting)
        self.column.addWidget(self._another, alignment=Qt.AlignmentFlag.AlignLeading)
        model.waiting_changed.connect(self._show_waiting)
        self._show_waiting()

    def show_state(self, new: FigureState, old: FigureState | None = None) -> None:
        """Shows the source."""
        if not differs(new, old, "source"):
            return
        self._source.set_current(new.source)
        text = _translated(SOURCES[new.source].renew)
        self._another.setText(text)
        self._another.setAccessibleName(plain(text))

    def _show_waiting(self) -> None:
        self._waiting.setText(self.model.waiting)
        self._waiting.setVisible(bool(self.model.waiting))

    def _set_source(self, source: str) -> None:
        self.model.change(self.tr("Change the input"), source=source)

    def _renew(self) -> None:
        self.model.change(self._another.text(), seed=self.model.state.seed + 1)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Sources", text)
