from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid, ownedByPython

from normviz.ui.shell.focus_regions import focus_region


def column(*widgets: QWidget) -> QWidget:
    part = QWidget()
    layout = QVBoxLayout(part)
    for widget in widgets:
        layout.addWidget(widget)
    return part


def test_parts_are_walked_in_both_directions(qtbot: QtBot) -> None:
    fields = [QLineEdit() for _ in range(4)]
    silent = column(QLabel("nothing to focus"))
    hidden = column(QLineEdit())
    parts = [column(fields[0], fields[1]), silent, hidden, column(fields[2]), fields[3]]
    window = QWidget()
    row = QHBoxLayout(window)
    for part in parts:
        row.addWidget(part)
    hidden.hide()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    fields[1].setFocus()
    walked = []
    for steps in (1, 1, 1, -1, -1):
        focus_region(parts, steps)
        walked.append(fields.index(QApplication.focusWidget()))
    assert walked == [2, 3, 1, 3, 2]

    fields[1].setEnabled(False)
    focus_region(parts, -1)
    assert QApplication.focusWidget() is fields[0]


def test_nothing_to_focus_changes_nothing(qtbot: QtBot) -> None:
    part = column(QLabel("x"))
    qtbot.addWidget(part)
    part.show()
    before = QApplication.focusWidget()
    focus_region([part], 1)
    assert QApplication.focusWidget() is before


def test_what_gets_the_focus_is_scrolled_into_view(qtbot: QtBot) -> None:
    first = QLineEdit()
    high = QLabel()
    high.setFixedHeight(1000)
    area = QScrollArea()
    area.setWidget(column(first, high))
    other = QLineEdit()
    window = column(other, area)
    qtbot.addWidget(window)
    window.resize(200, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    other.setFocus()
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert first.visibleRegion().isEmpty()
    focus_region([other, area.widget()], 1)
    assert QApplication.focusWidget() is first
    assert not first.visibleRegion().isEmpty()


def test_the_menus_live_on_when_a_widget_before_them_in_the_tab_order_dies(qtbot: QtBot) -> None:
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    short_lived = QWidget(window)  # as the pointer of a presentation, behind all in the Tab order
    menu = window.menuBar().addMenu("File")
    part = column(QLabel("nothing to focus"))
    part.setParent(window)
    qtbot.addWidget(window)
    window.show()
    focus_region([part], 1)  # goes through the whole Tab order
    short_lived.deleteLater()
    qtbot.waitUntil(lambda: not isValid(short_lived))
    assert menu.title() == "File"
    assert window.menuBar().actions() == [menu.menuAction()]


def test_walking_through_the_tab_order_keeps_a_window_with_its_owner(qtbot: QtBot) -> None:
    window = QMainWindow()
    window.menuBar().addMenu("File")
    part = column(QLabel("nothing to focus"))
    window.setCentralWidget(part)
    qtbot.addWidget(window)
    window.show()
    assert ownedByPython(window)
    focus_region([part], 1)
    assert ownedByPython(window)
    assert not ownedByPython(window.menuBar())
    assert window.isVisible()
