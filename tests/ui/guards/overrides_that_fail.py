"""A program whose overrides raise the error named on its command line.

It prints each case that it survived, and what the exception hook received on stderr.
"""

import sys
from collections.abc import Callable

import pyqtgraph
from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QListView, QStyledItemDelegate, QWidget

import normviz.ui  # noqa: F401  # guards the classes below


def raise_in_python() -> None:
    raise ValueError("on purpose")


ERRORS = {
    "TypeError": lambda: len(5),  # raised in C
    "ZeroDivisionError": lambda: 1 / 0,  # raised in C
    "ValueError": raise_in_python,
}
fail = ERRORS[sys.argv[1]]
HERE = {"__module__": "normviz.ui.example"}  # as if the classes were the window's


def failing(*_: object) -> None:
    fail()


def paint(self: QWidget, *_: object) -> None:
    painter = QPainter(self)
    fail()
    painter.end()


def make(base: type, **methods: Callable[..., object]) -> type:
    return type("Example", (base,), HERE | methods)


def widget(**methods: Callable[..., object]) -> QWidget:
    return make(QWidget, **methods)()


def listed(model: dict[str, Callable[..., object]], rows: type) -> QWidget:
    view = QListView()
    view.rows = rows()
    view.names = make(QAbstractListModel, rowCount=lambda *_: 2, **model)()
    view.setModel(view.names)
    view.setItemDelegate(view.rows)
    return view


def plot(axis: type = pyqtgraph.AxisItem, **methods: Callable[..., object]) -> QWidget:
    made = pyqtgraph.PlotWidget(axisItems={"left": axis("left")})
    item = {"boundingRect": lambda _: QRectF(0, 0, 1, 1), "paint": lambda *_: None} | methods
    made.addItem(make(pyqtgraph.GraphicsObject, **item)())
    return made


def text(_: object, index: QModelIndex, role: int = 0) -> str | None:
    return "x" if index.isValid() and role == Qt.ItemDataRole.DisplayRole else None


CASES = {
    "showEvent": lambda: widget(showEvent=failing),
    "event": lambda: widget(event=failing),
    "sizeHint": lambda: widget(sizeHint=failing),
    "resizeEvent": lambda: widget(resizeEvent=failing),
    "paintEvent": lambda: widget(paintEvent=paint),
    "data": lambda: listed({"data": failing}, QStyledItemDelegate),
    "delegate": lambda: listed({"data": text}, make(QStyledItemDelegate, paint=failing)),
    "item.paint": lambda: plot(paint=failing),
    "item.boundingRect": lambda: plot(boundingRect=failing),
    "tickStrings": lambda: plot(make(pyqtgraph.AxisItem, tickStrings=failing)),
}

application = QApplication([])
for name, case in CASES.items():
    shown = case()
    shown.show()
    for size in (300, 310):
        shown.resize(size, 200)
        shown.repaint()
        shown.grab()
        application.processEvents()
    shown.close()
    sys.stdout.write(f"{name}\n")
    sys.stdout.flush()
