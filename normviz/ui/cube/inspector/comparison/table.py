"""Table that compares all shown norms for the highlighted element."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from normviz import norms
from normviz.presentation.inspector.readings import Readings
from normviz.presentation.number_format import TIMES
from normviz.ui.cube.inspector.comparison.table_model import (
    FIRST_NUMBER,
    AnyIndex,
    ComparisonModel,
    ComparisonRow,
    comparison_row,
)
from normviz.ui.cube.inspector.inspector_section import InspectorSection
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.accessibility import describe
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import GRID, current_theme, number_font

_PAD = 3
_WIDEST = "−0.000"
"""Of ordinary numbers; powers of ten, which are rare, widen their column."""
_HEAD = """
QHeaderView {{ background: {background}; }}
QHeaderView::section {{
    background: transparent; color: {muted}; border: none; border-bottom: 1px solid {border};
    padding: 2px 3px;
}}
"""


class ComparisonTable(InspectorSection):
    """The table; the focused norm's row is marked, and going to another row focuses that norm."""

    def __init__(self, model: CubeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._lines = ComparisonModel(self)
        self._view = _View()
        self._view.setModel(self._lines)
        tip = self.tr(
            "The result of each shown norm for this element. Choose a row to inspect its norm."
        )
        describe(self._view, "inspector_table", self.tr("Comparison of the norms"), tip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self._view.fit()
        self._view.selectionModel().currentRowChanged.connect(self._focus)

    def view(self) -> QTableView:
        """The table itself."""
        return self._view

    def show_readings(self, readings: Readings) -> None:
        """Shows the numbers of all norms, and which of them is focused."""
        training = readings.state.training
        shown = [norms.CATALOG[name] for name in readings.state.norms]
        lines = tuple(comparison_row(norm, readings.of(norm.name), training) for norm in shown)
        if self._lines.set_lines(lines):
            self._view.fit()
        self._view.widen(lines)
        self._mark(readings.model.focused)

    def set_theme(self, theme: Theme) -> None:
        """Recolours the marked row."""
        self._view.set_theme(theme)

    def _mark(self, focused: str) -> None:
        rows = [line.norm.name for line in self._lines.lines()]
        if focused not in rows:
            return
        self._lines.set_marked(rows.index(focused))
        if self._view.currentIndex().row() != rows.index(focused):
            with QSignalBlocker(self._view.selectionModel()):
                self._view.setCurrentIndex(self._lines.index(rows.index(focused), 0))

    def _focus(self, current: QModelIndex) -> None:
        lines = self._lines.lines()
        if 0 <= current.row() < len(lines):
            self._model.focus(lines[current.row()].norm.name)


class _Cells(QStyledItemDelegate):
    """Draws a cell as text on its ground: a tenth of the time that the style takes."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draws the cell at ``index``, with a ring around it where the keyboard is."""
        theme = current_theme()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # or "−1" would read "1−"
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or QColor(theme.text))
        painter.setFont(option.font)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if index.column() == 0:
            text = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(room, QStyle.visualAlignment(option.direction, side), text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


class _View(QTableView):
    """As tall as its rows; one row is the current one."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(number_font("small"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setItemDelegate(_Cells(self))
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setFont(number_font("small"))
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(3 * GRID)
        self.set_theme(current_theme())

    def fit(self) -> None:
        """Takes the height of its rows, and fixed widths, so that new numbers move nothing."""
        line = self.fontMetrics().height() + GRID
        self.verticalHeader().setDefaultSectionSize(line)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.resizeColumnToContents(1)
        for column in range(FIRST_NUMBER, self.model().columnCount()):
            head.resizeSection(column, self._room(_WIDEST))
        rows = self.model().rowCount()
        self.setFixedHeight(rows * line + head.sizeHint().height() + 2 * self.frameWidth())

    def widen(self, lines: tuple[ComparisonRow, ...]) -> None:
        """Makes room for powers of ten."""
        for line in lines:
            for column, text in enumerate(line.cells):
                if column >= FIRST_NUMBER and TIMES in text:
                    room = max(self.columnWidth(column), self._room(text))
                    self.horizontalHeader().resizeSection(column, room)

    def _room(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 2 * _PAD

    def set_theme(self, theme: Theme) -> None:
        """The table lies on the panel, its head is a line of quiet words."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.background))
        self.setPalette(palette)
        self.horizontalHeader().setStyleSheet(
            _HEAD.format(border=theme.border, muted=theme.muted, background=theme.background)
        )

    def minimumSizeHint(self) -> QSize:
        """Narrow: the norms' names are cut first, and stand whole in the tooltip."""
        return QSize(20 * GRID, self.height())
