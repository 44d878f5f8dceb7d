import pytest
from pytestqt.qtbot import QtBot

from normviz.lessons.catalog import LESSONS
from normviz.ui.learn.lesson_page import LessonPage
from normviz.ui.lessons.prose import MEASURE, Prose


@pytest.fixture
def page(qtbot: QtBot) -> LessonPage:
    made = LessonPage()
    qtbot.addWidget(made)
    made.show_lesson(LESSONS["batch-mates"], None)
    return made


def prose(page: LessonPage, name: str) -> Prose:
    found = page.findChild(Prose, name)
    assert isinstance(found, Prose)
    return found


def test_links_lead_to_steps_and_lessons(qtbot: QtBot, page: LessonPage) -> None:
    with qtbot.waitSignal(page.step_chosen) as step:
        prose(page, "learn_steps").anchorClicked.emit("step:2")
    with qtbot.waitSignal(page.lesson_chosen) as lesson:
        prose(page, "learn_related").anchorClicked.emit("lesson:padding")
    assert (step.args, lesson.args) == ([2], ["padding"])


def test_lines_are_never_too_long(page: LessonPage) -> None:
    page.resize(2400, 900)
    page.show()
    text = prose(page, "learn_truth")
    assert text.width() <= MEASURE * text.fontMetrics().averageCharWidth()


def test_a_problem_is_told_once_there_is_one(page: LessonPage) -> None:
    assert page._problem.isHidden()
    page.show_lesson(LESSONS["batch-mates"], None, "Too little memory.")
    assert page._problem.text() == "Too little memory."
    assert not page._problem.isHidden()
