"""The bar above the plots: options of how the curves are shown."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from normviz.scenes.train_scene import SMOOTHING, ZOOMS, TrainScene
from normviz.ui.style.theme import GRID, HALF
from normviz.ui.train.panel.fields import SilentCheckBox
from normviz.ui.train.panel.labelled_choice import ChoiceOption, LabelledChoice
from normviz.ui.widgets.number_slider import NumberSlider

_ZOOM_CHARACTERS = 8
_FIT = "fit"


class PlotBar(QWidget):
    """Zoom of y, smoothing, axis, band over seeds.

    Attributes:
        zoom_changed: Emitted with the zoom, or None to fit the axis to the values.
        smoothing_changed: Emitted with a number of batches, 1 for none.
        log_changed: Emitted with whether the loss has a logarithmic axis.
        band_changed: Emitted with whether seeds of one spec are shown as mean and deviation.
    """

    zoom_changed = Signal(object)
    smoothing_changed = Signal(int)
    log_changed = Signal(bool)
    band_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """The bar, nothing smoothed, all linear."""
        super().__init__(parent)
        self._zoom = LabelledChoice(
            self.tr("&y axis"),
            name="train_zoom",
            characters=_ZOOM_CHARACTERS,
            tip=self.tr("Fits y to the values, or zooms in on the end as the codelab does."),
        )
        fit = ChoiceOption(_FIT, self.tr("Fit"))
        times = [
            ChoiceOption(str(zoom), self.tr("Zoom ×{zoom}").format(zoom=zoom)) for zoom in ZOOMS
        ]
        self._zooms = [fit, *times]
        self._zoom.show(self._zooms, _FIT)
        self._zoom.chosen.connect(self._tell_zoom)
        self.smoothing = NumberSlider(
            self.tr("Smoo&th"),
            SMOOTHING,
            SMOOTHING[0],
            name="train_smoothing",
            tip=self.tr("Shows the mean of so many batches; their own values stay behind it."),
            logarithmic=True,
        )
        self.smoothing.value_changed.connect(self.smoothing_changed)
        self.log = SilentCheckBox(
            self.tr("Log a&xis"),
            name="train_log",
            tip=self.tr("Whether the axis of the loss is logarithmic."),
        )
        self.log.toggled.connect(self.log_changed)
        self.band = SilentCheckBox(
            self.tr("&Join seeds"),
            name="train_band",
            tip=self.tr("Shows runs that differ by their seed alone as mean ± deviation."),
        )
        self.band.toggled.connect(self.band_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, HALF, GRID, HALF)
        row.setSpacing(2 * GRID)
        row.addWidget(self._zoom)
        row.addWidget(self.smoothing, 1)
        row.addWidget(self.log)
        row.addWidget(self.band)
        self._whole = self.sizeHint().width()

    def zoom(self) -> float | None:
        """The zoom of y; None where it fits the values."""
        key = self._zoom.current()
        return None if key == _FIT else float(key)

    def show_scene(self, scene: TrainScene) -> None:
        """Shows the curves as ``scene`` says."""
        if scene.zoom != self.zoom():
            self._zoom.show(self._zooms, _FIT if scene.zoom is None else f"{scene.zoom:g}")
            self.zoom_changed.emit(scene.zoom)
        self.smoothing.set_value(scene.smoothing)
        self.log.setChecked(scene.log)
        self.band.setChecked(scene.band)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for the slider, its number is left."""
        super().resizeEvent(event)
        self.smoothing.set_slider_visible(self.width() >= self._whole)

    def _tell_zoom(self) -> None:
        self.zoom_changed.emit(self.zoom())
