import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.widgets.undo_keys import UndoKeys


class Window(QMainWindow):
    """Two fields, and an undo that counts."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = 0
        self.line, self.spin = QLineEdit("1.5"), QSpinBox()
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.addWidget(self.line)
        column.addWidget(self.spin)
        self.setCentralWidget(panel)
        undo = QAction("Undo", self)
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        undo.triggered.connect(self._count)
        self.addAction(undo)
        self.keys = UndoKeys(panel)

    def _count(self) -> None:
        self.undone += 1


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def undo(field: QWidget) -> None:
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("name", ["line", "spin"])
def test_a_field_leaves_undo_to_the_window(window: Window, name: str) -> None:
    field = getattr(window, name)
    field.setFocus()
    undo(field)
    assert window.undone == 1


def test_who_is_typing_takes_back_the_typing(window: Window) -> None:
    window.line.setFocus()
    QTest.keyClicks(window.line, "7")
    undo(window.line)
    assert window.undone == 0
    assert window.line.text() == "1.5"


def test_other_keys_stay_with_the_field(window: Window) -> None:
    window.line.setFocus()
    QTest.keyClick(window.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.line, "2")
    assert window.line.text() == "2"
