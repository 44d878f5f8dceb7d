"""Shows notes on the focused norm, and checks its identities while the application is idle."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.cube.inspector.note_row import NoteRow
from normviz.ui.cube.inspector.readings import Readings
from normviz.ui.cube.inspector.remark_texts import Note, epsilon_note, float32_note, notes_of
from normviz.ui.style.accessibility import describe
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID

_REST_MS = 300
_AT_ONCE = 300_000
"""Identities on tensors up to this size are checked unasked; above it takes a moment."""


class Notes(InspectorSection):
    """The notes of the focused norm, rebuilt only when settings or norm change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        describe(self, "inspector_notes", self.tr("Notes"))
        self.setToolTip("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._of_element = [NoteRow(), NoteRow()]
        for row in self._of_element:
            self._column.addWidget(row)
        self._rows: list[NoteRow] = []
        self._readings: Readings | None = None
        self._shown: object = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._check_small)

    def texts(self) -> list[str]:
        """What is said, from the top."""
        return [row.text() for row in (*self._of_element, *self._rows) if not row.isHidden()]

    def rows(self) -> list[NoteRow]:
        """The notes that do not depend on the element."""
        return [row for row in self._rows if not row.isHidden()]

    def show_readings(self, readings: Readings) -> None:
        """Shows what is to be said now."""
        self._readings = readings
        found = (epsilon_note(readings.element), float32_note(readings.element))
        for row, note in zip(self._of_element, found, strict=True):
            row.setVisible(note is not None)
            if note is not None:
                row.show_note(note)
        key = (readings.state, readings.model.focused)
        if key != self._shown:
            self._shown = key
            self._rebuild(notes_of(readings))
            self._rest.start()

    def is_settled(self) -> bool:
        """Whether no check is going to follow by itself."""
        return not self._rest.isActive()

    def set_theme(self, theme: Theme) -> None:  # noqa: ARG002
        """Paints icons and bars in the colours of the theme."""
        for row in (*self._of_element, *self._rows):
            row.recolor()

    def _rebuild(self, notes: tuple[Note, ...]) -> None:
        while len(self._rows) < len(notes):
            row = NoteRow()
            self._rows.append(row)
            self._column.addWidget(row)
        for row in self._rows[len(notes) :]:
            row.hide()
        for row, note in zip(self._rows, notes, strict=False):
            row.show_note(note)
            row.show()

    def _check_small(self) -> None:
        if self._readings is None:
            return
        small = self._readings.model.x.size <= _AT_ONCE
        for row in self.rows():
            if small:
                row.check(self._readings)
            else:
                row.offer_check(self._readings)
