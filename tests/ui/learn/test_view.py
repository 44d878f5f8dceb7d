import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.lessons.catalog import LESSONS, in_order
from normviz.ports.intents import OpenLesson
from normviz.scenes.learn_scene import LearnScene
from normviz.settings.store import SettingsStore
from normviz.ui.learn.view import LearnView
from normviz.ui.lessons.prose import Prose
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.why_button import WhyButton
from tests.ui.learn.conftest import FakeLessons


@pytest.fixture
def view(qtbot: QtBot, window: MainWindow, lessons: FakeLessons) -> LearnView:
    made = window.show_view("learn")
    assert isinstance(made, LearnView)
    qtbot.waitUntil(made.is_settled)
    lessons.asked.clear()
    return made


def text_of(view: LearnView, name: str) -> str:
    found = view.findChild(Prose, name)
    assert isinstance(found, Prose)
    return found.toPlainText()


def test_numbers_are_computed_while_a_lesson_is_looked_at(
    qtbot: QtBot, view: LearnView, lessons: FakeLessons
) -> None:
    view.open_lesson("batch-mates")
    assert "…" in text_of(view, "learn_checks")
    qtbot.waitUntil(lambda: "✓" in text_of(view, "learn_checks"))
    assert lessons.asked == ["batch-mates"]
    assert "received" not in text_of(view, "learn_checks")
    qtbot.mouseClick(view.page.numbers, Qt.MouseButton.LeftButton)
    assert "expected 0.25, received 0.25" in text_of(view, "learn_checks")


def test_only_the_newest_lesson_is_computed_and_each_once(
    qtbot: QtBot, view: LearnView, lessons: FakeLessons
) -> None:
    lessons.gate.clear()
    view.open_lesson("epsilon")
    qtbot.waitUntil(lambda: lessons.asked == ["epsilon"])
    for name in ("undo", "frozen", "padding"):
        view.open_lesson(name)
    lessons.gate.set()
    qtbot.waitUntil(view.is_settled)
    assert lessons.asked == ["epsilon", "padding"]
    view.open_lesson("epsilon")
    assert view.is_settled()
    assert "✓" in text_of(view, "learn_checks")


def test_why_nothing_was_computed_stands_where_the_numbers_would(
    qtbot: QtBot, view: LearnView, lessons: FakeLessons
) -> None:
    lessons.refused.add("epsilon")
    view.open_lesson("epsilon")
    qtbot.waitUntil(lambda: view.client.problem("epsilon") != "")
    assert not view.page._problem.isHidden()
    assert "memory" in view.page._problem.text()


def test_lessons_are_found_by_their_words(qtbot: QtBot, view: LearnView) -> None:
    qtbot.keyClicks(view.list.search, "FROZEN fine")
    found = view.list.found()
    assert "frozen" in found
    assert len(found) < len(LESSONS)
    qtbot.keyClick(view.list.search, Qt.Key.Key_Return)
    assert view.scene().lesson == found[0]
    view.list.search.setText("no such words at all")
    assert view.list.found() == []
    assert not view.list._none.isHidden()


def test_enter_opens_the_lesson_with_the_words_in_its_title(qtbot: QtBot, view: LearnView) -> None:
    qtbot.keyClicks(view.list.search, "batch size 1")
    assert view.list.found()[0] != "batch-one"
    qtbot.keyClick(view.list.search, Qt.Key.Key_Return)
    assert view.scene().lesson == "batch-one"


def test_arrows_walk_over_the_chapters(qtbot: QtBot, view: LearnView) -> None:
    names = [each.name for each in in_order()]
    view.list.show_lesson(names[0])
    seen = [names[0]]
    for _ in names[1:]:
        qtbot.keyClick(view.list._list, Qt.Key.Key_Down)
        seen.append(view.scene().lesson)
    assert seen == names
    qtbot.keyClick(view.list._list, Qt.Key.Key_Home)
    assert view.scene().lesson == names[0]


def test_every_lesson_opens_without_marks_that_nobody_resolved(view: LearnView) -> None:
    for name in LESSONS:
        view.open_lesson(name)
        for prose in view.findChildren(Prose):
            assert not any(mark in prose.toPlainText() for mark in ("[[", "{", "`", "<"))


def test_the_scene_is_everything_that_is_shown(view: LearnView) -> None:
    scene = LearnScene("padding", 0, "batch", numbers=True)
    view.show_scene(scene)
    assert view.scene() == scene
    view.show_scene(LearnScene("a-lesson-of-tomorrow"))
    assert view.scene().lesson == "padding"


def test_the_next_start_shows_the_lesson(
    view: LearnView, window: MainWindow, settings: SettingsStore
) -> None:
    view.open_lesson("undo")
    window.keep_session()
    kept = SettingsStore(settings.path).settings.group("views/learn")
    other = LearnView(FakeLessons)
    other.restore(kept)
    assert other.scene().lesson == "undo"


def test_a_link_of_another_view_opens_the_lesson(window: MainWindow, view: LearnView) -> None:
    view.list.search.setText("padding")
    cube = window.show_view("cube")
    cube.intent_requested.emit(OpenLesson("undo"))
    assert window.current_view() is view
    assert view.scene().lesson == "undo"
    assert view.list.current() == "undo"


def test_every_link_from_lesson_to_lesson_opens_it(window: MainWindow, view: LearnView) -> None:
    followed = 0
    for lesson in in_order():
        for at, name in enumerate(lesson.related):
            view.open_lesson(lesson.name)
            related = view.findChild(Prose, "learn_related")
            links = list(dict.fromkeys(re.findall(r'href="(lesson:[^"]+)"', related.toHtml())))
            assert links[at] == f"lesson:{name}"
            related.anchorClicked.emit(QUrl(links[at]))
            assert view.scene().lesson == name
            followed += 1
    assert followed > 60
    assert window.current_view() is view


def test_every_note_of_another_view_opens_its_lesson(
    qtbot: QtBot, window: MainWindow, view: LearnView
) -> None:
    cube = window.show_view("cube")
    for concern in {each for lesson in in_order() for each in lesson.concerns}:
        button = WhyButton(concern, cube)
        window.show_view("cube")
        button.show()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.current_view() is view
        assert concern in LESSONS[view.scene().lesson].concerns
        button.deleteLater()


def test_controls_are_described(
    view: LearnView, assert_described: Callable[[QWidget], None]
) -> None:
    assert_described(view)


def test_show_me_opens_the_first_step(qtbot: QtBot, window: MainWindow, view: LearnView) -> None:
    view.open_lesson("set-sizes")
    button = view.findChild(QPushButton, "learn_show_me")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.scene_name() == "cube"
    assert window.guide.is_open
