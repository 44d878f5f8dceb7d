from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.style.theme import ThemeController
from normviz.ui.widgets.empty_state import EmptyState


def test_the_button_does_the_one_thing(
    qtbot: QtBot, theme: ThemeController, assert_described: Callable[[QWidget], None]
) -> None:
    action = QAction("Start a run")
    done: list[bool] = []
    action.triggered.connect(lambda: done.append(True))
    page = EmptyState("train", "Choose a recipe and press Start.", name="empty", action=action)
    qtbot.addWidget(page)
    page.show()
    QTest.mouseClick(page.findChild(QPushButton, "empty_action"), Qt.MouseButton.LeftButton)
    assert done == [True]
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
