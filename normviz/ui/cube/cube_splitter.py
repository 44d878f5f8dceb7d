"""Splitter with the three panes of the Cube view: settings, figure, inspector."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from normviz.scenes.cube_scene import PanelName
from normviz.settings.values import Settings
from normviz.ui.style.accessibility import describe
from normviz.ui.style.text_scale import PRESENTING
from normviz.ui.widgets.splitter import LARGEST_SIZE, Splitter


class CubeSplitter(Splitter):
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
        self._beside: list[int] | None = None
        self._width_before: int | None = None
        self._least_before: int | None = None

    def is_narrow(self) -> bool:
        """Whether the numbers stand below the figure."""
        return self._pair.orientation() == Qt.Orientation.Vertical

    def save(self) -> dict[str, Any]:
        """The widths of the panes that the user has chosen."""
        pair = self._beside if self.is_narrow() else self._pair.chosen_sizes()
        found = {"widths": self.chosen_sizes(), "pair": pair}
        return {name: sizes for name, sizes in found.items() if sizes is not None}

    def restore(self, settings: Settings) -> None:
        """Takes up what `save` returned."""
        self.restore_sizes(settings.wholes("widths", 0, LARGEST_SIZE))
        pair = settings.wholes("pair", 0, LARGEST_SIZE)
        if not self.is_narrow():
            self._pair.restore_sizes(pair)
        elif pair is not None and len(pair) == self._pair.count():
            self._beside = pair

    def hide_panels(self, names: Collection[PanelName]) -> None:
        """Hides the panels ``names`` and shows the others."""
        self._settings.setHidden("settings" in names)
        self._numbers.setHidden("inspector" in names)
        self._arrange()

    def present(self, *, on: bool) -> None:
        """Makes the numbers wider while their text is larger; afterwards as wide as before."""
        if on and self._least_before is None:  # else another slide of the same presentation
            self._width_before = None if self.is_narrow() else self._pair.sizes()[1] or None
            self._least_before = self._numbers.minimumWidth()
            self._numbers.setMinimumWidth(round(self._least_before * PRESENTING))
        elif not on and self._least_before is not None:
            self._numbers.setMinimumWidth(self._least_before)
            self._least_before = None
            if self._width_before is not None and not self.is_narrow():
                rest = self._pair.width() - self._width_before - self._pair.handleWidth()
                QSplitter.setSizes(self._pair, [rest, self._width_before])  # nobody chose it

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the numbers beside the figure or below it."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        narrow = self.width() < self._least_width()
        if narrow and not self.is_narrow():
            self._beside = self._pair.chosen_sizes()
            self._pair.setOrientation(Qt.Orientation.Vertical)
            self._pair.set_default_sizes([11 * self.height() // 20, 9 * self.height() // 20])
        elif self.is_narrow() and not narrow:
            self._pair.setOrientation(Qt.Orientation.Horizontal)
            self._pair.set_default_sizes([_usual(self._figure), _usual(self._numbers)])
            self._pair.restore_sizes(self._beside)

    def _least_width(self) -> int:
        panes = (self._settings, self._figure, self._numbers)
        shown = [pane for pane in panes if not pane.isHidden()]
        return sum(_least(pane) for pane in shown) + (len(shown) - 1) * self.handleWidth()


def _least(pane: QWidget) -> int:
    return max(pane.minimumWidth(), pane.minimumSizeHint().width())


def _usual(pane: QWidget) -> int:
    return max(_least(pane), pane.sizeHint().width())
