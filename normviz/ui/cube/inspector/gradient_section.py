"""What a gradient adds up to over the statistic set; shown where colours show the gradient."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.presentation.inspector.gradient_sums import GradientSums, gradient_sums
from normviz.presentation.inspector.readings import Readings
from normviz.presentation.number_format import MINUS, count, number
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID
from normviz.ui.text.catalogue import translated
from normviz.ui.widgets.tone_label import ToneLabel


class GradientSection(InspectorSection):
    """The sum over the set and what remains, for the focused norm."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        """The section of ``model``."""
        super().__init__(parent)
        self._model = model
        self._text = describe(ToneLabel("", "text"), "inspector_gradient", self.tr("Gradient"))
        self._text.setToolTip("")
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, GRID, 0)
        column.addWidget(self._text)
        self._text.hide()

    def text(self) -> str:
        """What is said; empty where colours show something else."""
        return self._text.text()

    def show_readings(self, readings: Readings) -> None:
        """Adds up the gradient of the highlighted element."""
        said = self._said(readings) if readings.state.color == "gradient" else ""
        if said != self._text.text():
            self._text.setText(said)
            self._text.setVisible(bool(said))

    def _said(self, readings: Readings) -> str:
        try:
            found = self._model.gradient(readings.norm.name)
        except ValueError as error:
            reason = translated(str(error))
            return self.tr("Gradient: {reason}").format(reason=reason)
        element = readings.element
        return sums_text(gradient_sums(found, element.index, element.box, self._model.x))


def sums_text(sums: GradientSums) -> str:
    """The sums in sentences."""
    values = {
        "own": number(sums.own),
        "others": _in_parentheses(number(sums.others)),
        "total": number(0.0 if sums.is_zero else sums.total),
        "reached": count(sums.reached),
        "outside": number(sums.outside),
    }
    first = QCoreApplication.translate(
        "Gradient",
        "Elements where ∂y/∂x is not 0: {reached}. The largest outside of the set: {outside}.",
    )
    second = QCoreApplication.translate(
        "Gradient", "Over the set it sums to {own} + {others} = {total}, its own and all others:"
    )
    last = QCoreApplication.translate(
        "Gradient", "adding 1 to the whole set changes y by about {total}."
    )
    if sums.is_zero:
        last = QCoreApplication.translate(
            "Gradient", "adding the same number to the whole set changes nothing."
        )
    return " ".join(each.format(**values) for each in (first, second, last))


def _in_parentheses(text: str) -> str:
    """A number after a sign: a negative one stands in parentheses."""
    return f"({text})" if text.startswith(MINUS) else text
