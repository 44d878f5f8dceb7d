"""Asks networks in one background thread: only the newest drawing, never a queue of old ones."""

import traceback
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal, Slot

from normviz.errors import UserError
from normviz.ui.draw.answers import (
    Answer,
    Images,
    LoadPredictor,
    ModelInfo,
    Predictor,
    Question,
    answer_to,
)

WAIT_MS = 60_000
"""So long the window waits at most for the thread when it closes; an import cannot be stopped."""


class Asker(QObject):
    """The GUI's side of the thread.

    Attributes:
        loaded: Emitted with the models when the default one can be asked.
        grown: Emitted when one more can be asked.
        answered: Emitted with an :class:`Answer`; those of drawings that are gone are left out.
        judged: Emitted with ``{model: probabilities (N, 10)}`` of a whole set of images.
        failed: Emitted with one sentence: the models cannot answer.
    """

    loaded = Signal(object)
    answered = Signal(object)
    judged = Signal(object)
    failed = Signal(str)
    grown = Signal()
    _asked = Signal(object)
    _judge = Signal(object)
    _load = Signal()
    _warm = Signal()

    def __init__(self, load: LoadPredictor, parent: QObject | None = None) -> None:
        """Makes the thread; :meth:`start` starts it.

        Args:
            load: Makes the predictor; called in the thread.
            parent: The owner.
        """
        super().__init__(parent)
        self._thread = _Thread()
        self._worker = _Worker(load)
        self._worker.moveToThread(self._thread)
        self._ticket = 0
        self._busy = False
        self._next: Question | None = None
        self._models: tuple[ModelInfo, ...] = ()
        self._started = self._ended = False
        self._load.connect(self._worker.load)
        self._warm.connect(self._worker.warm_next)
        self._asked.connect(self._worker.answer)
        self._judge.connect(self._worker.judge)
        self._worker.loaded.connect(self._take_models)
        self._worker.grown.connect(self._take_growth)
        self._worker.answered.connect(self._take_answer)
        self._worker.judged.connect(self.judged)
        self._worker.failed.connect(self._take_failure)

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """What can be asked; empty until it is loaded."""
        return self._models

    @property
    def is_busy(self) -> bool:
        """Whether models are still being loaded, or a question is open."""
        return self.is_loading or self._busy

    @property
    def is_loading(self) -> bool:
        """Whether models are still being loaded."""
        return self._started and not self._ended

    def start(self) -> None:
        """Loads the models in the background; once."""
        if not self._started:
            self._started = True
            self._thread.start(QThread.Priority.LowPriority)
            self._load.emit()

    def ask(self, question: Question) -> None:
        """Asks as soon as the last question is answered; what was not asked yet is forgotten."""
        self._ticket += 1
        self._next = replace(question, ticket=self._ticket)
        self._send()

    def forget(self) -> None:
        """Wants no answer any more to what has been asked."""
        self._ticket += 1
        self._next = None

    def judge(self, images: Images) -> None:
        """Asks all models about (N, 28, 28) images."""
        self._judge.emit(images)

    def close(self) -> None:
        """Ends the thread and waits for it."""
        self._next = None
        self._thread.requestInterruption()
        self._thread.quit()
        if self._thread.isRunning():
            self._thread.wait(WAIT_MS)

    def _send(self) -> None:
        if self._models and not self._busy and self._next is not None:
            question, self._next = self._next, None
            self._busy = True
            self._asked.emit(question)

    @Slot(object)
    def _take_models(self, models: tuple[ModelInfo, ...]) -> None:
        self._models = models
        self._ended = len(models) == 1
        self.loaded.emit(models)
        self._send()
        self._go_on()

    @Slot(bool)
    def _take_growth(self, complete: bool) -> None:
        self._ended = complete
        self.grown.emit()
        self._go_on()

    def _go_on(self) -> None:
        """Has one more model loaded, behind the question that has been sent."""
        if not self._ended:
            self._warm.emit()

    @Slot(object)
    def _take_answer(self, answer: Answer) -> None:
        self._busy = False
        newest = answer.question.ticket == self._ticket
        # While the pen moves every answer is late by a moment, and still better than none.
        if newest or self._next is not None:
            self.answered.emit(answer)
        self._send()

    @Slot(str)
    def _take_failure(self, text: str) -> None:
        self._busy, self._ended = False, True
        self.failed.emit(text)


class _Thread(QThread):
    """A thread that stays one and the same for Python.

    Without a Python frame below them the slots would each get a new thread state; what TensorFlow
    keeps of the first one would point to freed memory, and tracing a function ends the process.
    """

    def run(self) -> None:
        """Runs the event loop."""
        self.exec()


class _Worker(QObject):
    """The thread's side. The default model comes first; the others while it answers already."""

    loaded = Signal(object)
    grown = Signal(bool)
    answered = Signal(object)
    judged = Signal(object)
    failed = Signal(str)

    def __init__(self, load: LoadPredictor) -> None:
        super().__init__()
        self._make = load
        self._predictor: Predictor | None = None
        self._waiting: list[str] = []

    @Slot()
    def load(self) -> None:
        """Makes the predictor and lets the default model answer once."""
        try:
            predictor = self._make()
            models = tuple(predictor.models())
            self._waiting = [each.name for each in sorted(models, key=lambda m: not m.is_default)]
            _warm(predictor, self._waiting.pop(0))
        except Exception as error:  # whatever it was, the page stays usable
            self.failed.emit(_sentence(error))
            return
        self._predictor = predictor
        self.loaded.emit(models)

    @Slot()
    def warm_next(self) -> None:
        """Lets one more model answer once: the first answer takes longest."""
        self._try(lambda predictor: _warm(predictor, self._waiting[0]))
        self._waiting.pop(0)
        self.grown.emit(not self._waiting)

    @Slot(object)
    def answer(self, question: Question) -> None:
        """Answers one question, with the models that are ready."""
        ready = tuple(name for name in question.names if name not in self._waiting)
        if question.salient not in ready:
            question = replace(question, salient="")
        trained = tuple(name for name in question.in_training if name in ready)
        asked = replace(question, names=ready, in_training=trained)
        self._try(lambda predictor: self.answered.emit(answer_to(asked, predictor)))

    @Slot(object)
    def judge(self, images: Images) -> None:
        """Answers for a set of images."""
        self._try(
            lambda predictor: self.judged.emit(
                {each.name: predictor.predict(each.name, images) for each in predictor.models()}
            )
        )

    def _try(self, work: Any) -> None:
        if self._predictor is None:
            return
        try:
            work(self._predictor)
        except Exception as error:  # whatever it was, the page stays usable
            self.failed.emit(_sentence(error))


def _warm(predictor: Predictor, name: str) -> None:
    predictor.predict(name, np.zeros((1, 28, 28), np.float32))


def _sentence(error: Exception) -> str:
    if not isinstance(error, UserError):
        traceback.print_exception(error)
    return str(error).strip().split("\n")[0] or type(error).__name__
