"""A table of γ and β, one row per channel, in which both can be edited."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from normviz.presentation.number_format import setting
from normviz.presentation.number_parsing import Ambiguous, parse_number
from normviz.ui.style.theme import number_font
from normviz.ui.widgets.scroll_area import use_slim_bars
from normviz.ui.widgets.whole_spin import ambiguous_text

Values = tuple[tuple[float, ...], tuple[float, ...]]
"""γ and β of every channel."""

VALUE: Final = Qt.ItemDataRole.UserRole
"""The number itself."""
_MOST_ROWS: Final = 6
_DIGITS: Final = 6
_PAD: Final = 4
"""Beside the text of a cell, at each side."""
_FLAT_HEADS: Final = """
QHeaderView { background: palette(base); }
QHeaderView::section {
    background: palette(base); border: none; border-bottom: 1px solid palette(mid);
    padding: 2px 8px;
}
QTableCornerButton::section { background: palette(base); border: none; }
"""
_EDITABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_TEXT_ROLES: Final = frozenset({
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole
})  # fmt: skip
_Index = QModelIndex | QPersistentModelIndex


class ChannelModel(QAbstractTableModel):
    """The values of all channels.

    Attributes:
        edited: Emitted with column (0 is γ, 1 is β), channel and value that the user has entered.
        refused: Emitted with why an entry is no number; empty when it is one.
    """

    edited = Signal(int, int, float)
    refused = Signal(str)

    def __init__(self, limits: tuple[float, float], parent: QWidget | None = None) -> None:
        """An empty table.

        Args:
            limits: The smallest and the largest value.
            parent: The owner.
        """
        super().__init__(parent)
        self._limits = limits
        self._values: Values = ((), ())

    def set_values(self, values: Values) -> None:
        """Shows γ and β of every channel."""
        if values == self._values:
            return
        if len(values[0]) != len(self._values[0]):
            self.beginResetModel()
            self._values = values
            self.endResetModel()
            return
        self._values = values
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One per channel."""
        return 0 if parent.isValid() else len(self._values[0])

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, ARG002
        """γ and β."""
        return 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number as it is written; a narrow column paints fewer digits of it."""
        if role in _TEXT_ROLES:
            return setting(self._values[index.column()][index.row()])
        if role == VALUE:
            return self._values[index.column()][index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """γ and β above, the channels at the side."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return ("γ", "β")[section]
        return f"c = {section}"

    def flags(self, index: _Index) -> Qt.ItemFlag:  # noqa: ARG002
        """All can be edited."""
        return _EDITABLE

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Takes an entry, or says why it is none."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value).strip()
        if text == self.data(index):
            return True
        found = parse_number(text)
        low, high = self._limits
        if isinstance(found, Ambiguous):
            self.refused.emit(ambiguous_text(text, found))
            return False
        if found is None or not low <= found <= high:
            told = self.tr("Type a number from {low} to {high} instead of {text}.")
            shown = text or self.tr("nothing")
            self.refused.emit(told.format(low=setting(low), high=setting(high), text=shown))
            return False
        self.refused.emit("")
        self.edited.emit(index.column(), index.row(), found)
        return True


class _Cells(QStyledItemDelegate):
    """Numbers with as many digits as there is room for, at most six."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Rounds a number that its column would cut: its power of ten is at the end."""
        super().initStyleOption(option, index)
        value = index.data(VALUE)
        room = option.rect.width() - 2 * _PAD
        if value is not None:
            texts = (setting(value, digits) for digits in range(_DIGITS, 0, -1))
            fitting = (text for text in texts if option.fontMetrics.horizontalAdvance(text) <= room)
            option.text = next(fitting, setting(value, 1))


class ChannelTable(QTableView):
    """The table; six channels are seen, more are scrolled to."""

    def __init__(self, model: ChannelModel, parent: QWidget | None = None) -> None:
        """The table of ``model``."""
        super().__init__(parent)
        self.setModel(model)
        self.setFont(number_font())
        self.setItemDelegate(_Cells(self))
        use_slim_bars(self)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet(_FLAT_HEADS)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        model.modelReset.connect(self._resize)
        self._resize()

    def sizeHint(self) -> QSize:
        """Room for the rows, up to six."""
        rows = min(_MOST_ROWS, max(1, self.model().rowCount()))
        tall = rows * self.verticalHeader().defaultSectionSize()
        return QSize(120, tall + self.horizontalHeader().sizeHint().height() + 4)

    def _resize(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
