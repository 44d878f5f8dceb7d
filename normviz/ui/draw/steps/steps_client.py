"""Asks runs about the drawing at every kept step, in the background; the newest drawing wins."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QDeadlineTimer, QObject, Signal

from normviz.ports.prediction import Images, LoadPredictions, PredictionService, StepAnswers
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER


class StepsClient(QObject):
    """One question at a time, run after run.

    Attributes:
        answered: Emitted with the answers of one run.
        failed: Emitted with the id of a run and one sentence.
    """

    answered = Signal(object)
    failed = Signal(str, str)

    def __init__(self, load: LoadPredictions, parent: QObject | None = None) -> None:
        """No thread yet; ``load`` makes the service in it."""
        super().__init__(parent)
        self._load = load
        self._jobs = BackgroundJobs(self, error_text)
        self._service: PredictionService | None = None
        self._image: Images | None = None
        self._known: dict[str, StepAnswers] = {}
        self._waiting: list[str] = []
        self._is_stopped = False
        self._jobs.ended.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether a question is open."""
        return self._jobs.busy or bool(self._waiting)

    def ask(self, image: Images, runs: Sequence[str]) -> None:
        """Asks runs about (28, 28); what another drawing still waits for is forgotten."""
        if self._image is None or not np.array_equal(image, self._image):
            self._image, self._known = image, {}
        if not self._is_stopped:
            self._waiting = list(runs)
            self._go_on()

    def forget(self) -> None:
        """Asks nothing: the page is empty, or nobody looks."""
        self._waiting = []

    def ask_to_stop(self) -> None:
        """Asks the thread to end after its current job."""
        self._waiting = []
        self._is_stopped = True
        self._jobs.ask_to_stop()

    def close(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread and waits for it; returns whether it has ended."""
        self.ask_to_stop()
        return self._jobs.stop(deadline)

    def _go_on(self) -> None:
        if self._is_stopped or self._jobs.busy or not self._waiting or self._image is None:
            return
        run, image = self._waiting.pop(0), self._image
        self._jobs.submit(
            partial(self._compute, run, image, self._known.get(run)),
            partial(self._take, image),
            partial(self.failed.emit, run),
        )

    def _compute(self, run: str, image: Images, known: StepAnswers | None) -> StepAnswers:
        """In the thread."""
        if self._service is None:
            self._service = self._load()
        return self._service.over_steps(run, image, known)

    def _take(self, image: Images, answers: StepAnswers) -> None:
        if image is self._image:
            self._known[answers.name] = answers
            self.answered.emit(answers)
