"""The norm layers above, the findings below, and what can be done with a layer."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from normviz.inspection.records import Inspection, LayerRecord
from normviz.ui.inspect.findings_panel import FindingsPanel
from normviz.ui.inspect.layer_table import LayerTable
from normviz.ui.inspect.words import unknown_text
from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, HALF, font
from normviz.ui.text.showable import showable
from normviz.ui.widgets.splitter import Splitter
from normviz.ui.widgets.tone_label import ToneLabel


class InspectionPane(QWidget):
    """What was found in a model.

    Attributes:
        layer_changed: Emitted when another layer is selected, or none.
    """

    layer_changed = Signal()

    def __init__(self, open_in_cube: QAction, parent: QWidget | None = None) -> None:
        """Nothing is shown yet; a button triggers ``open_in_cube``."""
        super().__init__(parent)
        self._found: Inspection | None = None
        self.table = LayerTable()
        self.findings = FindingsPanel()
        self.unknown = describe(ToneLabel(), "inspect_unknown", self.tr("What is not known"))
        self.unknown.setFont(font("small"))
        self.unknown.setWordWrap(True)
        self.unknown.setContentsMargins(2 * GRID, HALF, 2 * GRID, HALF)
        self.title = describe(QLabel(), "inspect_findings_title", self.tr("Findings"))
        self.title.setFont(font(bold=True))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.show_all = QPushButton(self.tr("&Whole model"))
        describe(
            self.show_all, "inspect_show_all", self.tr("Whole model"),
            self.tr("Shows the findings of all layers (Esc)."),
        )  # fmt: skip
        self.rows = Splitter(Qt.Orientation.Vertical)
        self.rows.setObjectName("inspect_rows")
        self._layers = _column(self.table, self.unknown)
        self.rows.addWidget(self._layers)
        self.rows.addWidget(_column(self._head(open_in_cube), self.findings))
        self.rows.setStretchFactor(0, 1)
        self.rows.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        self.show_all.clicked.connect(lambda: self.table.select(""))
        self.table.layer_changed.connect(self._follow_layer)

    def layer(self) -> LayerRecord | None:
        """The selected layer; None for none."""
        return self.table.layer()

    def show_inspection(self, found: Inspection, layer: str) -> None:
        """Shows layers and findings; ``layer`` is selected, if there is one of that name."""
        self._found = found
        self.unknown.setText(unknown_text(found))
        self.unknown.setVisible(any(_is_incomplete(each) for each in found.layers))
        self.table.show_layers(found.layers, layer)

        self._give_rows_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Few layers leave the room to their findings."""
        super().resizeEvent(event)
        self._give_rows_room()

    def _give_rows_room(self) -> None:
        """Makes the table as high as its rows, up to half of the pane, unless the user chose."""
        if self.rows.chosen_sizes() is not None:
            return
        whole = self.height() - self.rows.handleWidth()
        wanted = self._layers.sizeHint().height() - self.table.sizeHint().height()
        wanted += self.table.height_of_rows()
        upper = min(wanted, whole // 2)
        self.rows.set_default_sizes([upper, whole - upper])

    def _head(self, open_in_cube: QAction) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self.title, 1)
        row.addWidget(self.show_all)
        row.addWidget(_button(open_in_cube))
        return head

    def _follow_layer(self) -> None:
        layer = self.layer()
        findings = self._found.findings if self._found else ()
        if layer is None:
            self.title.setText(self.tr("Findings of the whole model"))
        else:
            findings = tuple(each for each in findings if each.layer == layer.name)
            text = self.tr("Findings of {layer}").format(layer=layer.name)
            self.title.setText(showable(text))
        self.title.setToolTip(self.title.text())
        self.show_all.setVisible(layer is not None)
        self.findings.show_findings(findings, named=layer is None)
        self.layer_changed.emit()


def _is_incomplete(layer: LayerRecord) -> bool:
    return layer.shape is None or None in layer.shape or layer.set_size is None


def _column(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return page


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(16, 16))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return describe(button, f"{action.objectName()}_button", action.iconText(), action.statusTip())
