from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.style.theme import ThemeController
from normviz.ui.widgets.empty_state import EmptyState


def test_each_action_has_its_button(
    qtbot: QtBot, theme: ThemeController, assert_described: Callable[[QWidget], None]
) -> None:
    actions = QAction("Start a run", objectName="start"), QAction("Open one", objectName="open")
    done: list[str] = []
    for action in actions:
        action.triggered.connect(lambda _, action=action: done.append(action.text()))
    page = EmptyState("train", "Choose a recipe and press Start.", name="empty", actions=actions)
    qtbot.addWidget(page)
    page.show()
    for name in ("empty_open", "empty_start"):
        QTest.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    assert done == ["Open one", "Start a run"]
    assert_described(page)


def test_the_line_can_change(qtbot: QtBot, theme: ThemeController) -> None:
    page = EmptyState("train", "Choose a recipe.", name="empty")
    qtbot.addWidget(page)
    page.set_text("Choose a run.")
    assert page.text() == page.accessibleName() == "Choose a run."
    assert page.findChild(QPushButton) is None


def test_the_icon_follows_the_theme(qtbot: QtBot, theme: ThemeController) -> None:
    page = EmptyState("train", "Choose a recipe.", name="empty")
    qtbot.addWidget(page)
    page.show()
    picture = next(label for label in page.findChildren(QLabel) if not label.pixmap().isNull())
    before = picture.pixmap().toImage()
    theme.set_mode("dark")
    qtbot.waitUntil(lambda: picture.pixmap().toImage() != before)
