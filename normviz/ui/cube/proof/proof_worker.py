"""The background thread in which the real layers are questioned; the service is made there."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QObject

from normviz.ports.cube import CubeService
from normviz.ports.proof import ProofService
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs, OnFailure, OnSuccess
from normviz.ui.threads.deadlines import FOREVER


class ProofWorker(QObject):
    """Questions the real layers, one question at a time."""

    def __init__(self, service: CubeService, parent: QObject | None = None) -> None:
        """Loads nothing yet.

        Args:
            service: Makes what answers, in the thread.
            parent: The owner.
        """
        super().__init__(parent)
        self._service = service
        self._prover: ProofService | None = None
        self._jobs = BackgroundJobs(self, wording=error_text)

    def is_engine_loaded(self) -> bool:
        """Whether an answer takes milliseconds, since TensorFlow is there."""
        return self._service.is_engine_loaded()

    def submit(
        self, question: Callable[[ProofService], Any], done: OnSuccess, failed: OnFailure
    ) -> None:
        """Asks when all asked before are answered; as `BackgroundJobs.submit`.

        Args:
            question: Called in the thread with the service, which loads TensorFlow if need be.
            done: Called with the answer.
            failed: Called with one sentence.
        """
        self._jobs.submit(partial(self._answer, question), done, failed)

    def ask_to_stop(self) -> None:
        """Lets the thread end."""
        self._jobs.ask_to_stop()

    def close(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread; says whether it has ended by then."""
        return self._jobs.stop(deadline)

    def _answer(self, question: Callable[[ProofService], Any]) -> Any:
        """In the thread."""
        if self._prover is None:
            self._prover = self._service.load_proofs()
        return question(self._prover)
