"""The statistic set as a histogram, before and after the norm; marks the highlighted element."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from normviz.presentation.inspector.histogram_bins import FloatArray, Scales, first_span
from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.style.accessibility import describe
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, current_theme

if TYPE_CHECKING:
    from normviz.ui.cube.inspector.histogram.histogram_plot import HistogramPlot


class HistogramSection(InspectorSection):
    """Room for the plot, which is made after the first paint, since pyqtgraph is large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr(
            "The values of the statistic set before and after the norm. The line "
            "marks the highlighted element; values beyond either end are counted in "
            "the outermost bar."
        )
        describe(self, "inspector_histogram", self.tr("Histogram of the set"), tip)
        self.setFixedHeight(20 * GRID)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._plot: HistogramPlot | None = None
        self._readings: Readings | None = None
        self._maker = QTimer(self, singleShot=True, interval=0)
        self._maker.timeout.connect(self._make)
        self._norm = ""
        self._scales: Scales | None = None
        self._shown: FloatArray | None = None

    def is_made(self) -> bool:
        """Whether the plot exists."""
        return self._plot is not None

    def plot(self) -> "HistogramPlot | None":
        """The plot, once it has been made."""
        return self._plot

    def forget(self) -> None:
        """The settings have changed: the axes are chosen again."""
        self._scales = None

    def show_readings(self, readings: Readings) -> None:
        """Shows the set of the highlighted element, if it is another one, and marks the element."""
        self._readings = readings
        if self._plot is None:
            return
        norm, element = readings.norm, readings.element
        if self._scales is None or norm.name != self._norm:
            self._norm, self._shown = norm.name, None
            self._scales = Scales(
                readings.model.x, first_span(norm, element, readings.state.training)
            )
        if element.before is not self._shown:
            self._shown = element.before
            counted = self._scales.count(element)
            self._plot.show_set(self._scales.spans, counted, self._scales.top)
        pairs = zip(self._scales.spans, (element.x, element.y), strict=True)
        self._plot.mark([span.held(value) for span, value in pairs])

    def set_theme(self, theme: Theme) -> None:
        """Recolours the plot."""
        if self._plot is not None:
            self._plot.set_theme(theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Makes the plot as soon as the window has been painted once."""
        super().paintEvent(event)
        if self._plot is None:
            self._maker.start()

    def _make(self) -> None:
        from normviz.ui.cube.inspector.histogram.histogram_plot import HistogramPlot

        captions = (self.tr("before"), self.tr("after"))
        self._plot = HistogramPlot(captions, current_theme())
        self._column.addWidget(self._plot)
        if self._readings is not None:
            self.show_readings(self._readings)
