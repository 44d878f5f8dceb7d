"""Shows remarks on the focused norm, and checks its identities while the application is idle."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.cube.inspector.remarks.remark_row import RemarkRow
from normviz.ui.cube.inspector.remarks.remark_texts import (
    RemarkText,
    epsilon_remark,
    float32_remark,
    remark_texts,
)
from normviz.ui.style.accessibility import describe
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID

_REST_MS = 300
_AT_ONCE = 300_000
"""Identities on tensors up to this size are checked unasked; above it takes a moment."""


class RemarksSection(InspectorSection):
    """The remarks of the focused norm, rebuilt only when settings or norm change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        describe(self, "inspector_notes", self.tr("Notes"))
        self.setToolTip("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._of_element = [RemarkRow(), RemarkRow()]
        for row in self._of_element:
            self._column.addWidget(row)
        self._rows: list[RemarkRow] = []
        self._readings: Readings | None = None
        self._shown: object = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._check_small)

    def texts(self) -> list[str]:
        """What is said, from the top."""
        return [row.text() for row in (*self._of_element, *self._rows) if not row.isHidden()]

    def rows(self) -> list[RemarkRow]:
        """The remarks that do not depend on the element."""
        return [row for row in self._rows if not row.isHidden()]

    def show_readings(self, readings: Readings) -> None:
        """Shows what is to be said now."""
        self._readings = readings
        found = (epsilon_remark(readings.element), float32_remark(readings.element))
        for row, remark in zip(self._of_element, found, strict=True):
            row.setVisible(remark is not None)
            if remark is not None:
                row.show_remark(remark)
        element = readings.element  # of a channel, which may have its own γ and β
        key = (readings.state, readings.model.focused, element.gamma, element.beta)
        if key != self._shown:
            self._shown = key
            self._rebuild(remark_texts(readings))
            self._rest.start()

    def is_settled(self) -> bool:
        """Whether no check is going to follow by itself."""
        return not self._rest.isActive()

    def set_theme(self, theme: Theme) -> None:  # noqa: ARG002
        """Paints icons and bars in the colours of the theme."""
        for row in (*self._of_element, *self._rows):
            row.recolor()

    def _rebuild(self, remarks: tuple[RemarkText, ...]) -> None:
        while len(self._rows) < len(remarks):
            row = RemarkRow()
            self._rows.append(row)
            self._column.addWidget(row)
        for row in self._rows[len(remarks) :]:
            row.hide()
        for row, remark in zip(self._rows, remarks, strict=False):
            row.show_remark(remark)
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
