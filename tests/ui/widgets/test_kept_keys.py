import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QListWidget, QMainWindow
from pytestqt.qtbot import QtBot

from normviz.ui.widgets.kept_keys import KeptKeys


class List(QListWidget):
    """Remembers the keys that it gets."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.keys: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self.keys.append(event.key())


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    rows = List(window)
    window.setCentralWidget(rows)
    KeptKeys(rows, [Qt.Key.Key_Delete, Qt.Key.Key_F2])
    action = QAction("of the window", window)
    action.setShortcuts(["Del", "F2", "F3", "Ctrl+Del"])
    window.addAction(action)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    rows.setFocus()
    return window


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_F2])
def test_its_own_keys_reach_a_widget_before_the_window(window: QMainWindow, key: Qt.Key) -> None:
    told = QSignalSpy(window.actions()[0].triggered)
    QTest.keyClick(window.centralWidget(), key)
    assert window.centralWidget().keys == [key]
    assert told.count() == 0


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_other_keys_belong_to_the_window(
    window: QMainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    told = QSignalSpy(window.actions()[0].triggered)
    QTest.keyClick(window.centralWidget(), key, modifier)
    assert key not in window.centralWidget().keys
    assert told.count() == 1
