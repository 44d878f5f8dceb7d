"""A labelled combo box with groups and with options that are disabled for now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from normviz.ui.style.accessibility import describe
from normviz.ui.style.theme import GRID, current_theme
from normviz.ui.widgets.combo_box import ComboBox
from normviz.ui.widgets.labelled import Labelled

CHARACTERS = 18
"""Width in characters of the widest letter, which is enough for any norm's name."""

_LISTED = int(Qt.ItemDataRole.UserRole)
_IS_TITLE = _LISTED + 1


@dataclass(frozen=True)
class ChoiceOption:
    """One line of the box.

    Attributes:
        key: What is chosen; empty for the title of a group.
        text: Translated.
        tip: One translated sentence.
        refusal: Why it cannot be chosen; empty where it can.
        listed: What the list says instead of the text, where it says more.
    """

    key: str
    text: str
    tip: str = ""
    refusal: str = ""
    listed: str = ""


class LabelledChoice(Labelled):
    """A label and a box whose options may change.

    Attributes:
        chosen: Emitted with the new key, when the user chose it.
    """

    chosen = Signal(str)

    def __init__(
        self,
        label: str,
        *,
        name: str,
        tip: str,
        characters: int = CHARACTERS,
        parent: QWidget | None = None,
    ) -> None:
        """An empty box; it is named ``<name>_box``, other arguments as for ``Labelled``.

        Args:
            label: Shown before the box.
            name: ``objectName`` of the whole.
            tip: One translated sentence.
            characters: Minimum width in characters.
            parent: Owner.
        """
        super().__init__(label, name, tip, parent)
        self._options: Sequence[ChoiceOption] = ()
        self._box = ComboBox(characters)
        self._box.setItemDelegate(_Rows(self._box))
        self.add_editor(self._box, "box", stretch=1)
        describe(self._box.view(), f"{name}_list", self.accessibleName(), tip)
        self._box.activated.connect(self._choose)

    def current(self) -> str:
        """The key of the option shown; empty where there is none."""
        at = self._box.currentIndex()
        return self._options[at].key if 0 <= at < len(self._options) else ""

    def show(self, options: Sequence[ChoiceOption], current: str) -> None:  # type: ignore[override]
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
        # Qt's own width of the list knows neither bold titles nor what the list says more.
        view = self._box.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * view.frameWidth())

    def _choose(self, at: int) -> None:
        self.chosen.emit(self._options[at].key)


def _title(option: ChoiceOption) -> QStandardItem:
    item = QStandardItem(option.text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(True, _IS_TITLE)
    return item


def _item(option: ChoiceOption) -> QStandardItem:
    item = QStandardItem(option.text)
    item.setToolTip(option.refusal or option.tip)
    item.setData(option.listed, _LISTED)
    if option.refusal:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


class _Rows(QStyledItemDelegate):
    """Rows of the list: titles of groups, and options that stand a little in from them."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Takes the text of the list, the indent of an option and the look of a title."""
        super().initStyleOption(option, index)
        option.text = index.data(_LISTED) or option.text
        if index.data(_IS_TITLE):
            option.font.setWeight(QFont.Weight.DemiBold)
            option.palette.setColor(QPalette.ColorRole.Text, QColor(current_theme().muted))
        elif index.model().index(0, 0).data(_IS_TITLE):
            option.text = f"    {option.text}"

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Wide enough for the text, with room around it."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        width = QFontMetrics(drawn.font).horizontalAdvance(drawn.text)
        return QSize(width + 2 * GRID, 3 * GRID)
