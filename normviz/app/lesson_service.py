"""The service behind the Learn view. Keras is imported when the service is made."""

from normviz.errors import UserError
from normviz.lessons.catalog import lesson_named
from normviz.ports.lessons import Results


class KerasLessonService:
    """Checks of lessons on the layers of Keras, made and used in one thread.

    A training that runs at the same time stays reproducible: networks of lessons have random
    states of their own.
    """

    def __init__(self) -> None:
        """Loads TensorFlow."""
        from normviz.engine.keras_loading import load_keras

        load_keras()
        from normviz.engine.laboratory import KerasLaboratory

        self._laboratory = KerasLaboratory()

    def check(self, lesson: str) -> Results:
        """Computes all results of a lesson.

        Raises:
            UserError: There is no such lesson, or memory is short.
        """
        import tensorflow as tf

        checked = lesson_named(lesson)
        try:
            return {each.name: each for each in checked.check(self._laboratory)}
        except (MemoryError, tf.errors.ResourceExhaustedError):
            raise UserError(
                "expected memory for the checks of a lesson, found too little: close other "
                "programs",
                code="lesson-memory",
            ) from None
