"""The tour of the first start, as a course."""

from PySide6.QtCore import QCoreApplication

from normviz.scenes.scene import Scene
from normviz.ui.shell.guide.course import Course, CourseStep


def tour() -> Course:
    """One step per view, and one for where to begin; the views stay as they are."""
    title = QCoreApplication.translate("Tour", "A short tour")
    return Course("", title, (*_of_the_figure(), *_of_networks(), _where_to_begin()))


def _of_the_figure() -> tuple[CourseStep, ...]:
    return (
        CourseStep(
            QCoreApplication.translate("Tour", "What shares statistics"),
            QCoreApplication.translate(
                "Tour",
                "Move the pointer over a cube: what turns blue shares one mean and one "
                "variance with the element below it.",
            ),
            Scene("cube"),
            "figure",
        ),
        CourseStep(
            QCoreApplication.translate("Tour", "Norms side by side"),
            QCoreApplication.translate(
                "Tour",
                "Choose which norms are shown. All of them highlight the same element, and "
                "the numbers of the focused one stand at the other side.",
            ),
            Scene("cube"),
            "norms",
        ),
    )


def _of_networks() -> tuple[CourseStep, ...]:
    return (
        CourseStep(
            QCoreApplication.translate("Tour", "Train with it"),
            QCoreApplication.translate(
                "Tour",
                "Choose a recipe and a norm, and start. The curves grow while the network "
                "learns; every run is kept.",
            ),
            Scene("train"),
            "start",
        ),
        CourseStep(
            QCoreApplication.translate("Tour", "Draw a digit"),
            QCoreApplication.translate(
                "Tour", "Draw on the page: networks with different norms read your digit."
            ),
            Scene("draw"),
            "page",
        ),
    )


def _where_to_begin() -> CourseStep:
    return CourseStep(
        QCoreApplication.translate("Tour", "Begin with a question"),
        QCoreApplication.translate(
            "Tour",
            "Each lesson says what people believe, what is true, and shows it with the "
            "other views. This tour stays in the menu Help.",
        ),
        Scene("learn"),
        "lessons",
    )
