"""Says what the focused norm does to the means and variances of samples and channels."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from normviz import norms
from normviz.presentation.inspector.kept_structure import Effect, Structure, ValueRange, structures
from normviz.presentation.inspector.readings import Readings
from normviz.presentation.number_format import rounded
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, font, number_font
from normviz.ui.widgets.tone_label import ToneLabel

_MOST_ROWS = 4


class KeptStructureSection(InspectorSection):
    """Up to four rows, computed on the whole tensor when settings or norm change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr(
            "Means and variances of every sample and of every channel, from the least to the "
            "greatest, before and after the norm."
        )
        describe(self, "inspector_structure", self.tr("Samples and channels"), tip)
        self._rows = [_Row() for _ in range(_MOST_ROWS)]
        self._nothing = ToneLabel(self.tr("One sample of one channel: nothing to compare."))
        self._nothing.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (*self._rows, self._nothing):
            column.addWidget(widget)
        self._shown: object = None
        self._x: object = None

    def texts(self) -> list[str]:
        """What is said, from the top."""
        return [row.text() for row in self._rows if not row.isHidden()]

    def show_readings(self, readings: Readings) -> None:
        """Shows the tensor of the figure."""
        x, norm = readings.model.x, readings.norm
        key = (readings.state, norm.name)
        if key == self._shown and x is self._x:
            return
        self._shown, self._x = key, x
        found = structures(*readings.model.image_moments(norm.name))
        for row, each in zip(self._rows, found, strict=False):
            row.show_structure(each, norm)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(found))
        self._nothing.setVisible(not found)


class _Row(QWidget):
    """Name and verdict, and beneath them the values before and after."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ToneLabel("", "text")
        self._verdict = ToneLabel("", "text")
        for label in (self._name, self._verdict):
            label.setWordWrap(True)
        self._verdict.setFont(font(bold=True))
        self._values = ToneLabel()
        self._values.setFont(number_font("small"))
        line = QHBoxLayout()
        line.addWidget(self._name, 1)
        line.addWidget(self._verdict, 0, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF // 2)
        column.addLayout(line)
        column.addWidget(self._values)

    def text(self) -> str:
        """The whole row."""
        return f"{self._name.text()}: {self._verdict.text()} ({self._values.text()})"

    def show_structure(self, found: Structure, norm: norms.Norm) -> None:
        """Shows one moment along one axis."""
        self._name.setText(_name(found, norm))
        self._verdict.setText(_word(found.verdict))
        self._verdict.set_tone("accent_text" if found.verdict == "erased" else "muted")
        text = QCoreApplication.translate("KeptStructureSection", "{before} → {after}")
        self._values.setText(text.format(before=_span(found.before), after=_span(found.after)))
        self.setAccessibleName(self.text())


def _span(values: ValueRange) -> str:
    low, high = (rounded(each, 2) for each in values.ends)
    if low == high:
        return low
    text = QCoreApplication.translate("KeptStructureSection", "{low} to {high}")
    return text.format(low=low, high=high)


def _name(found: Structure, norm: norms.Norm) -> str:
    match found.along, found.moment, norm.kind == "kernel":
        case "first", "mean", True:
            return QCoreApplication.translate("KeptStructureSection", "Means of output channels")
        case "first", "variance", True:
            return QCoreApplication.translate(
                "KeptStructureSection", "Variances of output channels"
            )
        case "second", "mean", True:
            return QCoreApplication.translate("KeptStructureSection", "Means of input channels")
        case "second", "variance", True:
            return QCoreApplication.translate("KeptStructureSection", "Variances of input channels")
        case "first", "mean", _:
            return QCoreApplication.translate("KeptStructureSection", "Means of samples")
        case "first", "variance", _:
            return QCoreApplication.translate("KeptStructureSection", "Variances of samples")
        case "second", "mean", _:
            return QCoreApplication.translate("KeptStructureSection", "Means of channels")
    return QCoreApplication.translate("KeptStructureSection", "Variances of channels")


def _word(verdict: Effect) -> str:
    match verdict:
        case "erased":
            return QCoreApplication.translate("KeptStructureSection", "differences erased")
        case "reduced":
            return QCoreApplication.translate("KeptStructureSection", "differences reduced")
        case "kept":
            return QCoreApplication.translate("KeptStructureSection", "differences kept")
        case "new":
            return QCoreApplication.translate("KeptStructureSection", "differences arise")
    return QCoreApplication.translate("KeptStructureSection", "nearly equal")
