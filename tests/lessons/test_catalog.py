import re
from dataclasses import replace

import pytest

from normviz.assets import resource
from normviz.errors import UserError
from normviz.lessons.catalog import LESSONS, in_order, lesson_named, lessons_about
from normviz.lessons.lesson import CHAPTERS, Lesson
from normviz.lessons.texts import lesson_text

EVERY = pytest.mark.parametrize("lesson", in_order(), ids=lambda lesson: lesson.name)
_ALLOWED = re.compile(r"[A-Za-z]+\d+|`[^`]*`|\{[a-z_0-9]+\}|\[\[[^]]*\]\]")


@EVERY
def test_the_text_has_a_section_per_step(lesson: Lesson) -> None:
    assert len(lesson_text(lesson.name).steps) == len(lesson.steps)


@EVERY
def test_related_lessons_exist(lesson: Lesson) -> None:
    assert lesson.name not in lesson.related
    assert set(lesson.related) <= set(LESSONS)


@EVERY
def test_no_measured_number_is_typed_into_the_text(lesson: Lesson) -> None:
    """0 and 1 are part of the language; all else is computed, or code."""
    text = lesson_text(lesson.name)
    for words in (text.claim, text.truth, *(step.body for step in text.steps)):
        numbers = re.findall(r"\d+(?:\.\d+)?", _ALLOWED.sub("", words))
        assert set(numbers) <= {"0", "1"}


def test_every_file_of_words_belongs_to_a_lesson() -> None:
    files = {entry.name for entry in resource("lessons", "en").iterdir()}

    assert files == {f"{name}.md" for name in LESSONS}


def test_lessons_are_read_by_chapter_and_order() -> None:
    chapters = list(CHAPTERS)
    places = [(chapters.index(each.chapter), each.order) for each in in_order()]

    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_an_unknown_lesson_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="set-sizes"):
        lesson_named("nothing")


def test_a_new_lesson_is_found_by_what_it_concerns() -> None:
    made = replace(LESSONS["set-sizes"], name="made", order=999, concerns=("something",))

    with LESSONS.added(made):
        assert lessons_about("something") == (made,)
        assert made in in_order()
    assert lessons_about("something") == ()
