import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from normviz.lessons.catalog import LESSONS
from normviz.ui.learn.page_saver import PageSaver
from normviz.ui.learn.view import LearnView
from normviz.ui.shell.main_window import MainWindow
from tests.lessons.page.test_lesson_page import results_of
from tests.ui.learn.conftest import FakeLessons

LESSON = LESSONS["test-set"]


@pytest.fixture
def saver(qtbot: QtBot, window: MainWindow) -> PageSaver:
    made = PageSaver(window)
    yield made
    made.close()


def test_a_page_is_written_outside_the_gui_thread(
    qtbot: QtBot, saver: PageSaver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []

    def write(*_: object) -> str:
        threads.append(threading.current_thread())
        return "page"

    monkeypatch.setattr("normviz.lessons.page.lesson_page.lesson_page", write)
    path = tmp_path / "lesson.html"
    with qtbot.waitSignal(saver.saved) as told:
        saver.save(LESSON, results_of("test-set"), path)
    assert path.read_text() == "page"
    assert threads != [threading.main_thread()]
    assert told.args[1] == str(path)
    assert not saver.is_busy


def test_what_cannot_be_written_is_told(qtbot: QtBot, saver: PageSaver, tmp_path: Path) -> None:
    with qtbot.waitSignal(saver.failed) as told:
        saver.save(LESSON, results_of("test-set"), tmp_path / "no" / "such" / "folder.html")
    assert "folder.html" in told.args[0]


def test_the_page_of_the_shown_lesson_is_saved_once_its_numbers_are_there(
    qtbot: QtBot,
    window: MainWindow,
    lessons: FakeLessons,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "lesson.html"
    monkeypatch.setattr("normviz.ui.learn.page_saver.ask_save_name", lambda *_: path)
    view = window.show_view("learn")
    assert isinstance(view, LearnView)
    button = view.findChild(QPushButton, "learn_save_page")
    lessons.gate.clear()
    view.open_lesson("test-set")
    assert not button.isEnabled()
    lessons.gate.set()
    qtbot.waitUntil(button.isEnabled)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.is_settled)
    assert "<h1>" in path.read_text(encoding="utf-8")
    assert str(path) in window.message_bar.text()


def test_the_quiz_is_one_click_away(qtbot: QtBot, window: MainWindow) -> None:
    view = window.show_view("learn")
    button = view.findChild(QPushButton, "learn_quiz")
    with qtbot.waitSignal(window.quiz_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
