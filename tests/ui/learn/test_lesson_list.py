from pytestqt.qtbot import QtBot

from normviz.lessons.catalog import in_order
from normviz.ui.learn.lesson_list import LessonList


def test_all_lessons_are_listed_until_they_are_searched(qtbot: QtBot) -> None:
    lessons = LessonList()
    qtbot.addWidget(lessons)
    assert lessons.found() == [each.name for each in in_order()]
    lessons.search.setText("spectral norm")
    assert "spectral-norm" in lessons.found()
    lessons.search.clear()
    assert len(lessons.found()) == len(in_order())


def test_a_lesson_that_is_shown_is_not_told(qtbot: QtBot) -> None:
    lessons = LessonList()
    qtbot.addWidget(lessons)
    told: list[str] = []
    lessons.chosen.connect(told.append)
    lessons.show_lesson("undo")
    assert (lessons.current(), told) == ("undo", [])
