"""End to end: draw, save, train on the saved digits, and predict with the trained run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.app import composition
from normviz.datasets import custom_digits
from normviz.runs.spec_builder import GENTLE
from normviz.settings.store import SettingsStore
from normviz.ui.draw.view import DrawView
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.style.theme import ThemeController

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 100_000
FIVE = [(290, 70), (210, 65), (160, 95), (150, 150), (190, 195), (255, 230), (275, 290),
        (235, 340), (160, 350), (110, 340)]  # fmt: skip
"""As it is read without a lesson; the lesson calls it a two."""


@pytest.fixture
def window(
    qtbot: QtBot,
    theme: ThemeController,
    settings: SettingsStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)  # the bundled digits are enough
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.setattr(custom_digits, "usual_folder", lambda: tmp_path / "own")
    monkeypatch.setitem(GENTLE, "epochs", 1)  # enough, and fast
    made = composition.make_window(
        settings, composition.UserFolders(None, tmp_path / "runs"), "light"
    )
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_a_lesson_is_learned(qtbot: QtBot, window: MainWindow) -> None:
    view = window.show_view("draw")
    assert isinstance(view, DrawView)
    settle(qtbot, view)
    view.side_pane.show_page("own")
    for shift in (-30, 0, 30):
        view.clear()
        draw(view, shift)
        settle(qtbot, view)
        click(window, "draw_own_save_2")
    before = view.answers_pane.panels["batch"].winner
    assert before == 5
    click(window, "draw_own_train")
    offer = window.message_bar.findChild(QPushButton, "message_bar_action")
    assert isinstance(offer, QPushButton)
    qtbot.waitUntil(offer.isVisible, timeout=PATIENCE_MS)
    QTest.mouseClick(offer, LEFT)
    assert window.current_view() is view
    settle(qtbot, view)
    read = {panel.title: panel.winner for panel in view.answers_pane.panels.values()}
    assert read["Batch Norm, own digits"] == 2
    assert read["Batch Norm"] == before  # what it started from is as it was


def settle(qtbot: QtBot, view: DrawView) -> None:
    qtbot.waitUntil(view.is_settled, timeout=PATIENCE_MS)


def click(window: MainWindow, name: str) -> None:
    found = window.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    QTest.mouseClick(found, LEFT)


def draw(view: DrawView, shift: int) -> None:
    """Draws the five with the mouse."""
    canvas = view.canvas
    places = [canvas.from_page(QPointF(x + shift, y)).toPoint() for x, y in FIVE]
    QTest.mousePress(canvas, LEFT, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
    QTest.mouseRelease(canvas, LEFT, pos=places[-1])
