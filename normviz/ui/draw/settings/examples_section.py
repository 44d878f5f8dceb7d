"""The section "Ready digits": a source, and ten digits of it to put on the page."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from normviz.errors import UserError
from normviz.scenes.draw_scene import FIRST_PEN_WIDTH
from normviz.ui.draw.canvas.brush import rendered
from normviz.ui.draw.settings.examples import FONTS, VALIDATION, Examples
from normviz.ui.style.accessibility import describe
from normviz.ui.style.icons import icon
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, HALF, current_theme, font
from normviz.ui.text.error_texts import error_text
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.flat_button import FlatButton
from normviz.ui.widgets.tone_label import ToneLabel

_SIDE = 3 * GRID
_COLUMNS = 5
FIRST = "foot"


class ExamplesSection(QWidget):
    """A choice of sources and ten buttons.

    Attributes:
        page_requested: Emitted with the page of a digit.
        failed: Emitted with one sentence.
    """

    page_requested = Signal(object)
    failed = Signal(str)

    def __init__(self, examples: Examples, parent: QWidget | None = None) -> None:
        """The section of ``examples``."""
        super().__init__(parent)
        self._examples = examples
        self._turn = 0
        self._source = ComboBox()
        for key, title in examples.sources():
            self._source.addItem(title, key)
        tip = self.tr("Where the digits below come from.")
        describe(self._source, "draw_examples_source", self.tr("Source of ready digits"), tip)
        title = self.tr("Sources of ready digits")
        describe(self._source.view(), "draw_examples_sources", title, tip)
        self._source.setCurrentIndex(self._source.findData(FIRST))
        self._next = QToolButton()
        self._next.setIcon(icon("reset"))
        tip = self.tr("Shows ten others of this source.")
        describe(self._next, "draw_examples_next", self.tr("Others"), tip)
        self._note = ToneLabel(tone="warning")
        self._note.setObjectName("draw_examples_note")
        self._note.setFont(font("small"))
        self._note.setWordWrap(True)
        self._note.hide()
        self._buttons = [self._button(digit) for digit in range(10)]
        self._lay_out()
        self._source.currentIndexChanged.connect(self._change_source)
        self._next.clicked.connect(self._turn_on)
        self._show()

    def set_theme(self, theme: Theme) -> None:  # noqa: ARG002 (what is painted asks for it)
        """Draws the digits in the theme's ink."""
        self._show()

    def source(self) -> str:
        """The key of the source."""
        return str(self._source.currentData())

    def set_source(self, key: str) -> None:
        """Chooses a source; an unknown key changes nothing."""
        at = self._source.findData(key)
        if at >= 0:
            self._source.setCurrentIndex(at)

    def _button(self, digit: int) -> FlatButton:
        button = FlatButton()
        button.setCheckable(False)
        button.setIconSize(QSize(_SIDE, _SIDE))
        text = self.tr("Digit {digit}").format(digit=digit)
        tip = self.tr("Puts this {digit} on the page.").format(digit=digit)
        describe(button, f"draw_example_{digit}", text, tip)
        button.clicked.connect(partial(self._choose, digit))
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self._source, 1)
        top.addWidget(self._next)
        grid = QGridLayout()
        grid.setSpacing(HALF)
        for digit, button in enumerate(self._buttons):
            grid.addWidget(button, digit // _COLUMNS, digit % _COLUMNS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self._note)
        column.addLayout(grid)

    def _change_source(self) -> None:
        self._turn = 0
        self._show()

    def _turn_on(self) -> None:
        self._turn += 1
        self._show()

    def _show(self) -> None:
        self._next.setEnabled(self.source() in (VALIDATION, FONTS))
        color = QColor(current_theme().text)
        try:
            for digit, button in enumerate(self._buttons):
                page = self._examples.page(self.source(), digit, self._turn, FIRST_PEN_WIDTH)
                picture = rendered(page, _SIDE, color, self.devicePixelRatio())
                button.setIcon(QIcon(QPixmap.fromImage(picture)))
        except UserError as error:
            self.failed.emit(error_text(error))
        note = self._examples.note(self.source())
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _choose(self, digit: int) -> None:
        try:
            page = self._examples.page(self.source(), digit, self._turn, FIRST_PEN_WIDTH)
        except UserError as error:
            self.failed.emit(error_text(error))
            return
        self.page_requested.emit(page)
