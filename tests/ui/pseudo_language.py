"""A language that nobody speaks: every text in brackets, accented, 40 % longer.

What stays plain was not translated; what is cut has no room for a longer language.
"""

import re
from collections.abc import Iterator

import pyqtgraph as pg
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGraphicsSimpleTextItem,
    QGraphicsTextItem,
    QGraphicsView,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)

_KEPT = re.compile(r"\{[^}]*\}|<[^>]*>|&\w+;|&|%\w|\([^)]*\*[^)]*\)")
"""Names of values, tags, entities, marks of keys, numbers of Qt, patterns of file names."""
_ACCENTS = str.maketrans("aeiouycnstzdlrAEIOUYCNSTZDLR", "áéíóúýçñşţžðļŕÁÉÍÓÚÝÇÑŞŢŽÐĻŔ")
_LONGER = 0.4
_WORD = "~~~~ "
"""A translation is longer by words, between which a line can be broken."""


def pseudo(text: str) -> str:
    """A text in the language."""
    parts, end = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(_ACCENTS), kept[0]]
        end = kept.end()
    parts.append(text[end:].translate(_ACCENTS))
    letters = len(_KEPT.sub("", text))
    longer = (_WORD * (letters // 4 + 1))[: max(1, round(_LONGER * letters) - 2)]
    return f"[{''.join(parts)}{longer}]"


class PseudoTranslator(QTranslator):
    """Translates everything, Qt's own texts too."""

    def __init__(self, *, mirrored: bool = False) -> None:
        """The language; ``mirrored``: one that is written from right to left."""
        super().__init__()
        self._mark = "\N{RIGHT-TO-LEFT MARK}" if mirrored else ""

    def translate(self, context: str, text: str, *_: object) -> str:
        """The text in the language; Qt's formats of numbers, keys and directions stay."""
        is_format = context in ("QLocale", "QShortcut", "QGuiApplication")
        return text if is_format or not text.strip() else self._mark + pseudo(text)

    def isEmpty(self) -> bool:  # noqa: N802
        """Qt does not ask an empty translator."""
        return False


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """What can be read in a widget and all in it, seen or not: (where, text)."""
    for widget in [root, *root.findChildren(QWidget)]:
        where = f"{type(widget).__name__} {widget.objectName()}"
        if isinstance(widget, QHeaderView):  # its view tells
            continue
        for text in (*_own(widget), widget.toolTip(), widget.statusTip(), widget.windowTitle()):
            yield where, text
        yield f"{where} (accessible)", widget.accessibleName()
        yield f"{where} (description)", widget.accessibleDescription()
        if isinstance(widget, QGraphicsView):
            yield from ((f"{where} (plot)", text) for text in _of_plot(widget))
    for action in root.findChildren(QAction):
        where = f"action {action.objectName()}"
        yield from ((where, text) for text in (action.text(), action.toolTip(), action.statusTip()))


def _own(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    elif isinstance(widget, QComboBox):
        yield from map(widget.itemText, range(widget.count()))
        for row in range(widget.count()):
            yield widget.itemData(row, Qt.ItemDataRole.ToolTipRole) or ""
    elif isinstance(widget, QTabBar):
        for at in range(widget.count()):
            yield from (widget.tabText(at), widget.tabToolTip(at))
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QAbstractItemView):
        yield from _of_items(widget)


def _of_plot(view: QGraphicsView) -> Iterator[str]:
    """Labels of axes, captions and legends of a plot."""
    scene = view.scene()
    for item in scene.items() if scene else ():
        if isinstance(item, pg.AxisItem):
            yield item.labelText
        elif isinstance(item, QGraphicsSimpleTextItem):
            yield item.text()
        elif isinstance(item, QGraphicsTextItem):
            yield item.toPlainText()


def _of_items(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    is_list = isinstance(model, QAbstractListModel)  # hides that it has one column
    for column in range(1 if is_list else model.columnCount(QModelIndex())):
        for role in roles:
            yield _text(model.headerData(column, Qt.Orientation.Horizontal, role))
        for row in range(model.rowCount(QModelIndex())):
            yield from (_text(model.index(row, column).data(role)) for role in roles)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
