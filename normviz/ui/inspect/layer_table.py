"""The table of the norm layers of a model."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from normviz.inspection.records import LayerRecord
from normviz.ui.inspect.words import layer_cells
from normviz.ui.style.accessibility import describe
from normviz.ui.widgets.read_only_table import ReadOnlyTable


class LayerTable(ReadOnlyTable):
    """One row per norm layer.

    Attributes:
        layer_changed: Emitted when another layer is selected, or none.
        opened: Emitted when a row is double-clicked or Return is pressed on it.
    """

    layer_changed = Signal()
    opened = Signal()

    def __init__(self) -> None:
        """An empty table."""
        super().__init__()
        describe(self, "inspect_layers", self.tr("Norm layers of the model"))
        self._layers: tuple[LayerRecord, ...] = ()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.itemSelectionChanged.connect(self.layer_changed)
        self.doubleClicked.connect(lambda: self.opened.emit())

    def layer(self) -> LayerRecord | None:
        """The selected layer; None for none."""
        rows = self.selectionModel().selectedRows()
        return self._layers[rows[0].row()] if rows else None

    def show_layers(self, layers: Sequence[LayerRecord], chosen: str = "") -> None:
        """Shows ``layers`` and selects the one that is called ``chosen``, if there is one."""
        self._layers = tuple(layers)
        titles = [
            self.tr("Layer"),
            self.tr("Norm"),
            self.tr("Input"),
            self.tr("Reduced axes"),
            self.tr("Sets × size"),
            self.tr("ε"),
            self.tr("Momentum"),
            self.tr("Parameters"),
        ]
        with QSignalBlocker(self):
            self.clearSelection()
            self.show_cells(titles, [layer_cells(each) for each in layers], [])
            self.select(chosen)
        self.layer_changed.emit()

    def height_of_rows(self) -> int:
        """Pixels in which its header, all rows and a scroll bar fit."""
        rows = self.verticalHeader().length() + 2 * self.frameWidth()
        bar = self.horizontalScrollBar().sizeHint().height()
        return self.horizontalHeader().sizeHint().height() + rows + bar

    def select(self, name: str) -> None:
        """Selects the layer of that name; an empty name selects none."""
        row = next((at for at, each in enumerate(self._layers) if each.name == name), -1)
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(self.model().index(-1, -1))
            return
        flags = QItemSelectionModel.SelectionFlag
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens the layer, Esc selects none."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.layer():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape and self.layer():
            self.select("")
        else:
            super().keyPressEvent(event)
