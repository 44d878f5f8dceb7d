from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.style.icons import icon
from normviz.ui.style.theme import ThemeController
from normviz.ui.widgets.section import Section


@pytest.fixture
def section(qtbot: QtBot, theme: ThemeController) -> Section:
    widget = Section("Tensor", name="tensor")
    widget.body.addWidget(QLabel("content", objectName="content"))
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_click_folds_and_unfolds(section: Section) -> None:
    seen: list[bool] = []
    section.toggled.connect(seen.append)
    header = section.findChild(QToolButton, "tensor_header")
    content = section.findChild(QLabel, "content")
    QTest.mouseClick(header, Qt.MouseButton.LeftButton)
    assert not content.isVisible()
    assert header.accessibleDescription() == "collapsed"
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert content.isVisible()
    assert seen == [False, True]


def test_setting_the_same_state_tells_nothing(section: Section) -> None:
    seen: list[bool] = []
    section.toggled.connect(seen.append)
    section.set_expanded(True)
    section.set_expanded(False)
    assert seen == [False]
    assert not section.is_expanded()


def test_the_arrow_points_to_the_reading_side(qtbot: QtBot, theme: ThemeController) -> None:
    folded = Section("Tensor", name="tensor", expanded=False)
    qtbot.addWidget(folded)
    header = folded.findChild(QToolButton, "tensor_header")
    assert shows(header, "right")
    folded.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert shows(header, "left")
    folded.set_expanded(True)
    assert shows(header, "down")


def shows(button: QToolButton, name: str) -> bool:
    size = QSize(20, 20)
    return button.icon().pixmap(size).toImage() == icon(name).pixmap(size).toImage()


def test_it_is_described(section: Section, assert_described: Callable[[QWidget], None]) -> None:
    assert_described(section)
