"""What the guide goes through: the steps of a lesson or of the tour."""

from dataclasses import dataclass

from normviz.lessons.catalog import LESSONS
from normviz.lessons.texts import lesson_text, plain_text
from normviz.scenes.scene import Scene


@dataclass(frozen=True)
class CourseStep:
    """One step.

    Attributes:
        title: A few words.
        body: Markdown of lessons.
        scene: What is shown.
        control: The name of the control to use; empty for none.
    """

    title: str
    body: str
    scene: Scene
    control: str = ""


@dataclass(frozen=True)
class Course:
    """Steps in their order.

    Attributes:
        name: Of the lesson whose numbers the steps show; empty for none.
        title: Of all.
        steps: At least one.
        claim: What people say, Markdown of lessons; empty for none.
        truth: What is true, likewise.
    """

    name: str
    title: str
    steps: tuple[CourseStep, ...]
    claim: str = ""
    truth: str = ""


def course_of(lesson: str) -> Course:
    """The steps of a lesson.

    Raises:
        KeyError: There is no such lesson.
    """
    found, text = LESSONS[lesson], lesson_text(lesson)
    steps = tuple(
        CourseStep(plain_text(words.title), words.body, step.scene, step.control)
        for step, words in zip(found.steps, text.steps, strict=True)
    )
    title = plain_text(text.title).replace("`", "")
    return Course(lesson, title, steps, text.claim, text.truth)
