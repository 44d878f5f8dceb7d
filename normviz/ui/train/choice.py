"""A labelled box to choose from, with groups and with options that cannot be chosen now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from normviz.ui.describe import describe
from normviz.ui.theme import GRID
from normviz.ui.widgets.labelled import Labelled


@dataclass(frozen=True)
class Option:
    """One line of the box.

    Attributes:
        key: What is chosen; empty for the title of a group.
        text: Translated.
        tip: One translated sentence.
        refusal: Why it cannot be chosen; empty where it can.
    """

    key: str
    text: str
    tip: str = ""
    refusal: str = ""


class Choice(Labelled):
    """A label and a box whose options may change.

    Attributes:
        chosen: Emitted with the new key, when the user chose it.
    """

    chosen = Signal(str)

    def __init__(self, label: str, *, name: str, tip: str, parent: QWidget | None = None) -> None:
        """An empty box; it is named ``<name>_box``, other arguments as for ``Labelled``."""
        super().__init__(label, name, tip, parent)
        self._options: Sequence[Option] = ()
        self._box = _Box()
        self.add_editor(self._box, "box", stretch=1)
        describe(self._box.view(), f"{name}_list", self.accessibleName(), tip)
        self._box.activated.connect(self._choose)

    def current(self) -> str:
        """The key of the option shown; empty where there is none."""
        at = self._box.currentIndex()
        return self._options[at].key if 0 <= at < len(self._options) else ""

    def show(self, options: Sequence[Option], current: str) -> None:  # type: ignore[override]
        """Offers ``options`` and shows the one of the key ``current``."""
        with QSignalBlocker(self._box):
            if tuple(options) != self._options:
                self._options = tuple(options)
                self._fill()
            keys = [option.key for option in self._options]
            self._box.setCurrentIndex(keys.index(current) if current in keys else -1)

    def _fill(self) -> None:
        model = self._box.model()
        assert isinstance(model, QStandardItemModel)  # noqa: S101 (what Qt makes; for the types)
        model.clear()
        for option in self._options:
            model.appendRow(_item(option) if option.key else _title(option))

    def _choose(self, at: int) -> None:
        self.chosen.emit(self._options[at].key)


def _title(option: Option) -> QStandardItem:
    item = QStandardItem(option.text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = QFont(item.font())
    font.setWeight(QFont.Weight.DemiBold)
    item.setFont(font)
    item.setSizeHint(QSize(0, 3 * GRID))
    return item


def _item(option: Option) -> QStandardItem:
    item = QStandardItem(option.text)
    item.setToolTip(option.refusal or option.tip)
    if option.refusal:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


class _Indented(QStyledItemDelegate):
    """Options stand a little in from the titles of their groups."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Moves the text of an option, where there are groups."""
        super().initStyleOption(option, index)
        model = index.model()
        first = model.flags(model.index(0, 0))
        is_title = not index.data(Qt.ItemDataRole.ToolTipRole)
        if first == Qt.ItemFlag.NoItemFlags and not is_title:
            option.text = f"    {option.text}"


class _Box(QComboBox):
    """A box that may be narrower than its longest text and turns with the wheel only in focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(24)
        self.setItemDelegate(_Indented(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the scrolling panel around, unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
