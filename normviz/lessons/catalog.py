"""All lessons, by chapter and order."""

from typing import Final

from normviz.errors import UserError
from normviz.lessons.lesson import CHAPTERS, Lesson
from normviz.registry import Registry

LESSONS: Final[Registry[Lesson]] = Registry("normviz.lessons.entries", "LESSON")
"""Every lesson by its name."""


def in_order() -> tuple[Lesson, ...]:
    """The lessons as they are read: chapter by chapter."""
    chapters = list(CHAPTERS)
    return tuple(
        sorted(LESSONS.values(), key=lambda each: (chapters.index(each.chapter), each.order))
    )


def lesson_named(name: str) -> Lesson:
    """The lesson of that name.

    Raises:
        UserError: There is none.
    """
    if name not in LESSONS:
        raise UserError(
            "expected a lesson, one of {names}; received {name!r}",
            code="lesson-unknown",
            names=", ".join(each.name for each in in_order()),
            name=name,
        )
    return LESSONS[name]


def lessons_about(concern: str) -> tuple[Lesson, ...]:
    """The lessons that explain a statement, a hint or a finding."""
    return tuple(each for each in in_order() if concern in each.concerns)
