import pytest

from normviz.lessons.catalog import LESSONS
from normviz.ui.shell.guide.course import course_of


def test_a_course_has_the_steps_of_its_lesson() -> None:
    course = course_of("batch-mates")

    assert [step.scene for step in course.steps] == [s.scene for s in LESSONS["batch-mates"].steps]
    assert course.steps[-1].control == "mates"
    assert "`" not in course.title


def test_an_unknown_lesson_has_none() -> None:
    with pytest.raises(KeyError):
        course_of("nothing")
