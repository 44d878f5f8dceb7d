"""The thread's side of an asker: what is done there, one job after the other."""

from collections.abc import Callable, Set

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal, Slot

from normviz.ports.prediction import (
    Images,
    LoadPredictor,
    Predictor,
    Question,
    answer_to,
    sentence,
)
from normviz.runs.database import BusyError
from normviz.ui.threads.thread_priority import step_back


class Thread(QThread):
    """A thread that stays one and the same for Python.

    Without a Python frame below them the slots would each get a new thread state; what TensorFlow
    keeps of the first one would point to freed memory, and tracing a function ends the process.
    """

    def run(self) -> None:
        """Runs the event loop."""
        step_back()
        self.exec()


class Worker(QObject):
    """Does what it is told and answers every call with one signal, whatever happens.

    Attributes:
        loaded: Emitted with the models that ship, when the default one can be asked.
        listed: Emitted with the runs that can be asked, and why there are none; one is empty.
        locked: Emitted with one sentence instead, where another program locks the runs.
        warmed: Emitted with a model's name, and why it cannot be asked; empty where it can.
        answered: Emitted with an ``Answer``.
        judged: Emitted with a model's name, its probabilities (N, 10) or None, and why.
        failed: Emitted with one sentence: nothing can be asked at all.
    """

    loaded = Signal(object)
    listed = Signal(object, str)
    locked = Signal(str)
    warmed = Signal(str, str)
    answered = Signal(object)
    judged = Signal(str, object, str)
    failed = Signal(str)

    def __init__(self, load: LoadPredictor) -> None:
        """Makes nothing yet; ``load`` is called in the thread."""
        super().__init__()
        self._make = load
        self._predictor: Predictor | None = None

    @Slot()
    def load(self) -> None:
        """Makes the predictor and lets the default model answer once."""
        try:
            predictor = self._make()
            models = tuple(predictor.models())
            default = min(models, key=lambda model: not model.is_default)
            _warm(predictor, default.name)
            # SciPy, which takes a while to load: here it keeps no window waiting.
            from normviz.drawing.pictures import counting  # noqa: F401
        except Exception as error:  # whatever it was, the page stays usable
            self.failed.emit(sentence(error))
            return
        self._predictor = predictor
        self.loaded.emit(models)

    @Slot()
    def look_for_runs(self) -> None:
        """Lists the runs."""

        def work(predictor: Predictor) -> None:
            try:
                runs = tuple(predictor.runs())
            except BusyError as error:
                self.locked.emit(sentence(error))
            else:
                self.listed.emit(runs, "")

        self._try(work, lambda why: self.listed.emit((), why))

    @Slot(str)
    def warm(self, name: str) -> None:
        """Loads a model and lets it answer once: the first answer takes longest."""

        def work(predictor: Predictor) -> None:
            _warm(predictor, name)
            self.warmed.emit(name, "")

        self._try(work, lambda why: self.warmed.emit(name, why))

    @Slot(object)
    def release(self, names: Set[str]) -> None:
        """Frees the memory of runs that are not asked any more."""
        self._try(lambda predictor: predictor.release(names))

    @Slot(object)
    def answer(self, question: Question) -> None:
        """Answers one question."""
        self._try(lambda predictor: self.answered.emit(answer_to(question, predictor)))

    @Slot(str, object)
    def judge(self, name: str, images: Images) -> None:
        """Lets a model answer for a set of images (N, 28, 28)."""
        self._try(
            lambda predictor: self.judged.emit(name, predictor.predict(name, images), ""),
            lambda why: self.judged.emit(name, None, why),
        )

    def _try(
        self, work: Callable[[Predictor], None], fail: Callable[[str], None] | None = None
    ) -> None:
        if self._predictor is None:
            return
        try:
            work(self._predictor)
        except Exception as error:  # whatever it was, the page stays usable
            (fail or self.failed.emit)(sentence(error))


def _warm(predictor: Predictor, name: str) -> None:
    predictor.predict(name, np.zeros((1, 28, 28), np.float32))
