"""The list in which the norms of a comparison are ticked."""

from collections.abc import Collection

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from normviz.norms import CATALOG
from normviz.ui.text.runs.run_text import norm_title

_NAME = int(Qt.ItemDataRole.UserRole)


class NormChecklist(QListWidget):
    """All norms, each with a tick, as large as all of them: the panel around it scrolls.

    Attributes:
        ticked: Emitted when the user has ticked a norm, or taken its tick away.
    """

    ticked = Signal()

    def __init__(self) -> None:
        """No norm is ticked."""
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # ticks select
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name in ["none", *(name for name in CATALOG if name != "none")]:
            item = QListWidgetItem(norm_title(name), self)
            item.setData(_NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.setCurrentRow(0)
        self.itemChanged.connect(lambda _: self.ticked.emit())

    def norms(self) -> tuple[str, ...]:
        """The names of the norms that are ticked."""
        items = [self.item(at) for at in range(self.count())]
        return tuple(
            item.data(_NAME) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def show_norms(self, norms: Collection[str]) -> None:
        """Ticks ``norms`` and no others, and emits nothing."""
        with QSignalBlocker(self):
            for at in range(self.count()):
                item = self.item(at)
                is_on = item.data(_NAME) in norms
                item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    def sizeHint(self) -> QSize:
        """As large as its rows."""
        frame = 2 * self.frameWidth()
        height = sum(map(self.sizeHintForRow, range(self.count())))
        return QSize(self.sizeHintForColumn(0) + frame, height + frame)

    def minimumSizeHint(self) -> QSize:
        """No row is scrolled to or cut."""
        return self.sizeHint()
