"""The cells of the comparison as text: one row per norm, one column per quantity."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from normviz import norms
from normviz.presentation.number_format import TIMES, count, rounded
from normviz.ui.style.theme import current_theme
from normviz.ui.text.catalogue import translated

FIRST_NUMBER = 2
"""The first of the columns that change with the element."""
_NOTHING = "–"

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ComparisonRow:
    """One norm in the table, its cells, and whether its statistics are those of a set."""

    norm: norms.Norm
    cells: tuple[str, ...]
    from_set: bool


class ComparisonModel(QAbstractTableModel):
    """The cells as text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[ComparisonRow, ...] = ()
        self._marked = -1
        self._heads = (self.tr("norm"), self.tr("sets"), "μ", "σ²", "y")
        self._tips = (
            self.tr("Norm"),
            self.tr("Number of sets × elements in each"),
            self.tr("Mean of the set"),
            self.tr("Variance of the set"),
            self.tr("The element after the norm"),
        )

    def lines(self) -> tuple[ComparisonRow, ...]:
        """What is shown."""
        return self._lines

    def set_marked(self, row: int) -> None:
        """Marks another row."""
        if row != self._marked:
            self._marked = row
            last = self.index(len(self._lines) - 1, len(self._heads) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def set_lines(self, lines: tuple[ComparisonRow, ...]) -> bool:
        """Shows other lines; says whether there are other norms or sets than before."""
        old, fixed = self._lines, _fixed(lines)
        if fixed != _fixed(old):
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
            return True
        self._lines = lines
        for row, (before, after) in enumerate(zip(old, lines, strict=True)):
            for column in range(FIRST_NUMBER, len(self._heads)):
                if before.cells[column] != after.cells[column]:
                    cell = self.index(row, column)
                    self.dataChanged.emit(cell, cell, [Qt.ItemDataRole.DisplayRole])
        return False

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's name)
        """One per norm."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's name)
        """One per quantity."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment and colour of a cell."""
        line, column = self._lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.cells[column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
            case Qt.ItemDataRole.BackgroundRole if index.row() == self._marked:
                return QColor(current_theme().accent_soft)
            case Qt.ItemDataRole.ToolTipRole:
                value = translated(line.norm.title) if column == 0 else line.cells[column]
                return self.tr("{what}: {value}").format(what=self._tips[column], value=value)
            case Qt.ItemDataRole.ForegroundRole if line.from_set and column in (2, 3):
                return QColor(current_theme().accent_text)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a column holds."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tips[section]
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


def comparison_row(norm: norms.Norm, element: norms.Element, training: bool) -> ComparisonRow:
    """What the table says of one norm and the highlighted element."""
    from_set = training or not norm.moving
    sets = f"{count(element.count)} {TIMES} {count(element.size)}"
    if not from_set:
        sets = QCoreApplication.translate("ComparisonModel", "moving")
    numbers = (element.mean, element.variance, element.y)
    cells = (norm.name, sets, *map(_shown, numbers))
    return ComparisonRow(norm, cells, from_set)


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _shown(value: float | None) -> str:
    return _NOTHING if value is None else rounded(value)


def _fixed(lines: tuple[ComparisonRow, ...]) -> list[tuple[str, ...]]:
    return [line.cells[:FIRST_NUMBER] for line in lines]
