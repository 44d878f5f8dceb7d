"""What computes the checks of lessons, as a protocol; no Qt, no Keras.

A service is made and used in one background thread: making it loads TensorFlow.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from normviz.lessons.results import Result

Results = Mapping[str, Result]
"""What a check found, by the names that the lesson's text uses."""


class LessonService(Protocol):
    """Computes the numbers of lessons on real layers."""

    def check(self, lesson: str) -> Results:
        """All results of a lesson.

        Raises:
            UserError: There is no such lesson, or memory is short.
        """


LoadLessons = Callable[[], LessonService]
