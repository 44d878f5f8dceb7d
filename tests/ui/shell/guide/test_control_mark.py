from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from normviz.ui.shell.guide.control_mark import ControlMark
from normviz.ui.widgets.scroll_area import ScrollArea
from normviz.ui.widgets.section import Section


def test_it_brings_a_control_into_sight_and_keeps_it_there(qtbot: QtBot) -> None:
    area, page, section = ScrollArea(), QWidget(), Section("Title", name="part", expanded=False)
    column = QVBoxLayout(page)
    head = QWidget()
    head.setFixedHeight(800)
    column.addWidget(head)
    column.addWidget(section)
    button = QPushButton("x")
    section.body.addWidget(button)
    area.setWidget(page)
    window, elsewhere = QWidget(), QPushButton("elsewhere")
    beneath = QVBoxLayout(window)
    beneath.addWidget(area)
    beneath.addWidget(elsewhere)
    qtbot.addWidget(window)
    window.resize(300, 300)
    with qtbot.waitExposed(window):
        window.show()
    elsewhere.setFocus()  # the user is not at work in what is scrolled
    mark = ControlMark(button)
    qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty())
    assert section.is_expanded()
    head.setFixedHeight(1600)
    qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty())
    center = button.mapToGlobal(button.rect().center())
    assert mark.rect().contains(mark.mapFromGlobal(center))
    assert area.verticalScrollBar().value() > 0
    mark.remove()
    assert mark.isHidden()
    assert area.verticalScrollBar().value() == 0  # what it scrolled goes back with it


def test_it_leaves_room_around_a_control_at_the_edge_of_its_parent(qtbot: QtBot) -> None:
    window, row, button = QWidget(), QWidget(), QPushButton("x")
    inside, outside = QVBoxLayout(row), QVBoxLayout(window)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(button)
    outside.addWidget(row)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    mark = ControlMark(button)
    assert mark.geometry().contains(row.geometry().adjusted(-2, -2, 2, 2))
    before = mark.width()
    window.resize(window.width() + 50, window.height())
    qtbot.waitUntil(lambda: mark.width() == before + 50)
    mark.remove()


def test_it_is_no_pane_of_a_splitter(qtbot: QtBot) -> None:
    window, splitter, button = QWidget(), QSplitter(), QPushButton("x")
    QVBoxLayout(window).addWidget(splitter)
    splitter.addWidget(button)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    mark = ControlMark(button)
    assert splitter.count() == 1
    assert mark.parent() is window
    mark.remove()


def test_it_goes_and_comes_with_the_page_of_its_control(qtbot: QtBot) -> None:
    window, pages = QWidget(), QStackedWidget()
    QVBoxLayout(window).addWidget(pages)
    control = QPushButton("fills its page")
    control.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    for page in (control, QWidget()):
        pages.addWidget(page)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    mark = ControlMark(control)
    assert mark.parentWidget() is window
    pages.setCurrentIndex(1)
    assert not mark.isVisible()
    pages.setCurrentIndex(0)
    assert mark.isVisible()
    mark.remove()
