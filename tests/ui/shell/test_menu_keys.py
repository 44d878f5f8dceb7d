import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.shell.menu_keys import MenuKeys


class TakesAll(QLineEdit):
    """Takes every key for itself, as a line does with Ctrl+E on X11."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    for field in (TakesAll(), QSpinBox()):
        column.addWidget(field)
    action = QAction("Export", made)
    action.setShortcut("Ctrl+E")
    made.addAction(action)
    MenuKeys(made)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def is_taken(field: QWidget, key: Qt.Key) -> bool:
    modifier = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_the_field_in_focus_leaves_the_menu_its_keys(qtbot: QtBot, window: QWidget) -> None:
    field, other = window.findChild(TakesAll), window.findChild(QSpinBox)
    assert field is not None
    assert other is not None
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert not is_taken(field, Qt.Key.Key_E)
    assert is_taken(field, Qt.Key.Key_C)  # of the text
    assert is_taken(field, Qt.Key.Key_K)  # no menu has it
    window.actions()[0].setEnabled(False)
    assert is_taken(field, Qt.Key.Key_E)
    window.actions()[0].setEnabled(True)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert is_taken(field, Qt.Key.Key_E)  # it is watched in focus only
