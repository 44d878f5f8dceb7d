"""The words around a lesson on its HTML page, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from normviz.lessons.page.page_words import LessonPageWords
from normviz.ui.text.figure_words import page_words, wording


def lesson_page_words() -> LessonPageWords:
    """The words, translated."""
    return LessonPageWords(
        claim=QCoreApplication.translate("LessonPage", "People say"),
        truth=QCoreApplication.translate("LessonPage", "What is true"),
        checks=QCoreApplication.translate(
            "Learn", "Computed on the real layers of Keras {version}"
        ),
        compared=QCoreApplication.translate("Learn", "expected {expected}, received {received}"),
        holds=QCoreApplication.translate("Learn", "Holds:"),
        fails=QCoreApplication.translate("Learn", "Does not hold:"),
        sources=QCoreApplication.translate("LessonPage", "Sources"),
        related=QCoreApplication.translate("LessonPage", "Try next"),
        glossary=QCoreApplication.translate("Learn", "Words"),
        in_train=QCoreApplication.translate(
            "Learn", "In normviz this step opens the Train view: {recipe}, {norm}."
        ),
        in_draw=QCoreApplication.translate("Learn", "In normviz this step opens the Draw view."),
        figure=page_words(),
        wording=wording(),
    )
