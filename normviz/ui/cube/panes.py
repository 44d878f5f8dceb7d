"""The three panes of the Cube view: settings, figure, numbers."""

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from normviz.ui.describe import describe
from normviz.ui.widgets.splitter import Splitter


class Panes(Splitter):
    """Settings, figure and numbers side by side; in a narrow window the numbers go below.

    Without that the panes would lie on top of each other in a window of the smallest size.
    """

    def __init__(
        self, settings: QWidget, figure: QWidget, numbers: QWidget, parent: QWidget | None = None
    ) -> None:
        """Takes the three widgets over."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        describe(self, "cube_splitter", self.tr("Settings, figure and numbers"))
        self.setToolTip("")
        self._settings, self._figure, self._numbers = settings, figure, numbers
        self._pair = Splitter(Qt.Orientation.Horizontal)
        describe(self._pair, "cube_pair", self.tr("Figure and numbers"))
        self._pair.setToolTip("")
        self._pair.addWidget(figure)
        self._pair.addWidget(numbers)
        self._pair.setStretchFactor(0, 1)
        self.addWidget(settings)
        self.addWidget(self._pair)
        self.setStretchFactor(1, 1)
        self._beside: QByteArray | None = None

    def is_narrow(self) -> bool:
        """Whether the numbers stand below the figure."""
        return self._pair.orientation() == Qt.Orientation.Vertical

    def save(self, settings: QSettings) -> None:
        """Writes the widths of the panes."""
        settings.setValue("widths", self.saveState())
        beside = self._beside if self.is_narrow() else self._pair.saveState()
        if beside is not None:
            settings.setValue("pair", beside)

    def restore(self, settings: QSettings) -> None:
        """Takes up what `save` wrote."""
        widths, pair = settings.value("widths"), settings.value("pair")
        if isinstance(widths, QByteArray):
            self.restoreState(widths)
        if isinstance(pair, QByteArray):
            self._pair.restoreState(pair)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the numbers beside the figure or below it."""
        narrow = self.width() < self._least_width()
        if narrow and not self.is_narrow():
            self._beside = self._pair.saveState()
            self._pair.setOrientation(Qt.Orientation.Vertical)
            self._pair.setSizes([11 * self.height() // 20, 9 * self.height() // 20])
        elif self.is_narrow() and not narrow:
            self._pair.setOrientation(Qt.Orientation.Horizontal)
            if self._beside is not None:
                self._pair.restoreState(self._beside)
        super().resizeEvent(event)

    def _least_width(self) -> int:
        panes = (self._settings, self._figure, self._numbers)
        return sum(_least(pane) for pane in panes) + 2 * self.handleWidth()


def _least(pane: QWidget) -> int:
    return max(pane.minimumWidth(), pane.minimumSizeHint().width())
