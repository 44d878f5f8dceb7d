from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.cube.controls import ControlPanel
from normviz.ui.cube.model import CubeModel


@pytest.fixture
def model(qtbot: QtBot) -> CubeModel:
    return CubeModel()


@pytest.fixture
def window(qtbot: QtBot, model: CubeModel) -> QMainWindow:
    """A window with the panel, and undo as the main window has it."""
    window = QMainWindow()
    undo = QAction("Undo", window)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    undo.triggered.connect(model.undo_stack.undo)
    window.addAction(undo)
    window.setCentralWidget(ControlPanel(model))
    window.resize(304, 700)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def panel(window: QMainWindow) -> ControlPanel:
    widget = window.centralWidget()
    assert isinstance(widget, ControlPanel)
    return widget


Find = Callable[[str], QWidget]


@pytest.fixture
def find(panel: ControlPanel) -> Find:
    def named(name: str) -> QWidget:
        found = panel.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        panel.ensureWidgetVisible(found)
        return found

    return named


@pytest.fixture
def enter(find: Find) -> Callable[[str, str], None]:
    """Types a text into a field in place of what is there, and confirms it."""

    def into(name: str, text: str) -> None:
        field = find(name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return into


@pytest.fixture
def click(find: Find) -> Callable[[str], None]:
    def on(name: str) -> None:
        QTest.mouseClick(find(name), Qt.MouseButton.LeftButton)

    return on


@pytest.fixture
def said(find: Find) -> Callable[[str], str]:
    """The refusal that stands beneath a control, or an empty text."""

    def beneath(name: str) -> str:
        message = find(f"{name}_message")
        return "" if message.isHidden() else message.text()

    return beneath


@pytest.fixture
def wheel() -> Callable[[QWidget], bool]:
    """Turns the wheel one notch up over a widget; says whether the widget took it."""

    def over(widget: QWidget) -> bool:
        middle = QPointF(widget.rect().center())
        event = QWheelEvent(
            middle,
            QPointF(widget.mapToGlobal(widget.rect().center())),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(widget, event)
        return event.isAccepted()

    return over
