from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.style.theme import ThemeController
from normviz.ui.widgets.copy_box import CopyBox

LONG = "keras.layers.GroupNormalization(groups=32, axis=-1, epsilon=0.001, center=False)"


@pytest.fixture
def box(qtbot: QtBot, theme: ThemeController) -> CopyBox:
    widget = CopyBox("Keras", name="keras")
    widget.set_text(LONG)
    qtbot.addWidget(widget)
    widget.resize(900, 100)
    widget.show()
    return widget


def test_the_button_copies_all_of_it_and_confirms(qtbot: QtBot, box: CopyBox) -> None:
    button = box.findChild(QToolButton, "keras_copy")
    before = button.grab().toImage()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == LONG
    timer = box.findChild(QTimer)
    assert timer.isActive()
    assert button.grab().toImage() != before
    timer.setInterval(0)
    qtbot.waitUntil(lambda: not timer.isActive())


def test_a_narrow_box_wraps_and_cuts_nothing(qtbot: QtBot, box: CopyBox) -> None:
    code = box.findChild(QPlainTextEdit, "keras_code")
    one_line = code.height()
    box.resize(220, 300)
    qtbot.waitUntil(lambda: code.width() <= 220)
    assert code.height() >= 2 * code.fontMetrics().lineSpacing() + one_line // 2
    qtbot.waitUntil(lambda: bottom_of_text(code) <= code.viewport().height() + 1)
    box.resize(900, 100)
    qtbot.waitUntil(lambda: code.height() == one_line)


def bottom_of_text(code: QPlainTextEdit) -> float:
    last = code.document().lastBlock()
    return code.blockBoundingGeometry(last).translated(code.contentOffset()).bottom()


def test_several_lines_are_all_seen(box: CopyBox) -> None:
    code = box.findChild(QPlainTextEdit, "keras_code")
    box.set_text("a\nb\nc\nd")
    assert code.height() >= 4 * code.fontMetrics().lineSpacing()
    assert box.text() == "a\nb\nc\nd"


def test_tab_leaves_the_code(box: CopyBox) -> None:
    code = box.findChild(QPlainTextEdit, "keras_code")
    QTest.keyClick(code, Qt.Key.Key_Tab)
    QTest.keyClicks(code, "x")
    assert box.text() == LONG


def test_it_is_described(box: CopyBox, assert_described: Callable[[QWidget], None]) -> None:
    assert_described(box)
