"""Asks for the proofs of the norms that are shown, in a background thread; the newest wins.

Nothing waits for a proof, and none is asked for before TensorFlow is loaded: loading it is the
business of whoever needs it sooner.
"""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from normviz.figure.panels import panel_named, shown_panels
from normviz.ports.proof import ProofQuestion, ProofReport
from normviz.presentation.proof_state import ProofAnswers, ProofState, is_too_large, question_of
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.proof.proof_worker import ProofWorker

_REST_MS = 250
"""The pointer and the controls rest that long before anything is proven."""

_LOOK_MS = 1000
"""How often it is looked whether TensorFlow is there."""


class ProofClient(QObject):
    """The proofs of what a model shows.

    Signals:
        changed(): More, or something else, is known.
    """

    changed = Signal()

    def __init__(
        self, model: CubeModel, worker: ProofWorker, parent: QObject | None = None
    ) -> None:
        """Asks for nothing before `start`.

        Args:
            model: What is shown.
            worker: Questions the real layers.
            parent: The owner.
        """
        super().__init__(parent)
        self._model = model
        self._worker = worker
        self._answers = ProofAnswers()
        self._wanted: list[ProofQuestion] = []
        self._is_started = self._is_available = False
        self._is_asking = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._follow_engine)

    @property
    def is_available(self) -> bool:
        """Whether proofs are made: TensorFlow is loaded, and `start` was called."""
        return self._is_available

    @property
    def is_busy(self) -> bool:
        """Whether a proof is being made or will be."""
        return self._is_asking or self._rest.isActive() or bool(self._wanted)

    def start(self) -> None:
        """Proves from now on what is shown, as soon as TensorFlow is there."""
        if self._is_started:
            return
        self._is_started = True
        self._model.state_changed.connect(self._begin_rest)
        self._model.highlight_changed.connect(self._begin_rest)
        self._look.start()
        self._follow_engine()

    def state_of(self, panel: str) -> ProofState:
        """What is known of the proof of what a panel shows, by its key, or by its norm."""
        shown = panel_named(self._model.state, panel)
        if shown is None:
            return ProofState("pending")
        return self._answers.of(question_of(shown.state, shown.norm, self._model.index))

    def ask_to_stop(self) -> None:
        """Proves nothing any more."""
        self._rest.stop()
        self._look.stop()
        self._wanted.clear()

    # Inside

    def _follow_engine(self) -> None:
        if self._worker.is_engine_loaded():
            self._is_available = True
            self._look.stop()
            self._begin_rest()
            self.changed.emit()

    def _begin_rest(self) -> None:
        if self.is_available:
            self._rest.start()

    def _ask(self) -> None:
        """Wants what is shown now, and nothing that was wanted before."""
        state, index = self._model.state, self._model.index
        asked = [question_of(each.state, each.norm, index) for each in shown_panels(state)]
        self._wanted = [
            each for each in asked if each not in self._answers and not is_too_large(each)
        ]
        self.changed.emit()  # an element may have an answer already
        self._prove_next()

    def _prove_next(self) -> None:
        if self._is_asking or not self._wanted:
            return
        question = self._wanted.pop(0)
        self._is_asking = True
        take = partial(self._take, question)
        self._worker.submit(lambda service: service.prove(question), take, take)

    def _take(self, question: ProofQuestion, answer: ProofReport | str) -> None:
        self._is_asking = False
        self._answers.keep(question, answer)
        self.changed.emit()
        self._prove_next()
