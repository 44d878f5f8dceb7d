import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.shell.presenting.presenting_keys import PresentingKeys

KEY = Qt.Key


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(page)
    column.addWidget(QLineEdit())
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    return page


@pytest.fixture
def steps(page: QWidget) -> list[int]:
    """What the keys say; 0 for the end."""
    found: list[int] = []
    keys = PresentingKeys(page)
    keys.has_slides = True
    keys.stepped.connect(found.append)
    keys.ended.connect(lambda: found.append(0))
    page.windowHandle().installEventFilter(keys)
    return found


def test_keys_go_on_back_and_end(page: QWidget, steps: list[int]) -> None:
    for key in (KEY.Key_PageDown, KEY.Key_PageUp, KEY.Key_Right, KEY.Key_Up, KEY.Key_Escape):
        QTest.keyClick(page.windowHandle(), key)
    assert steps == [1, -1, 1, -1, 0]


def test_a_field_keeps_the_keys_that_it_needs(page: QWidget, steps: list[int]) -> None:
    field = page.findChild(QLineEdit)
    field.setText("ab")
    field.setFocus()
    for key in (KEY.Key_Left, KEY.Key_PageDown):
        QTest.keyClick(page.windowHandle(), key)
    assert steps == []
    assert field.cursorPosition() == 1


def test_other_keys_pass(page: QWidget, steps: list[int]) -> None:
    QTest.keyClick(page.windowHandle(), KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.windowHandle(), KEY.Key_A)
    assert steps == []


def test_arrows_stay_with_the_cube_while_a_lesson_is_followed(page: QWidget) -> None:
    found: list[int] = []
    keys = PresentingKeys(page)
    keys.is_guided = lambda: True
    keys.stepped.connect(found.append)
    page.windowHandle().installEventFilter(keys)
    for key in (KEY.Key_Right, KEY.Key_PageDown, KEY.Key_Down, KEY.Key_PageUp):
        QTest.keyClick(page.windowHandle(), key)
    assert found == [1, -1]
