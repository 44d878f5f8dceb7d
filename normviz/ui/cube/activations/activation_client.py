"""Asks the activation service in a background thread; only the newest question is answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal

from normviz.figure.activation_choice import ActivationChoice
from normviz.figure.state import MAX_ELEMENTS
from normviz.figure.tensor_source import Activations, NotReadyError, SourceTensor
from normviz.garbage_collection import exempt_from_collection
from normviz.ports.activations import (
    ActivationService,
    Floats,
    LayerActivations,
    LoadActivations,
    Probe,
    ProbedNetwork,
)
from normviz.presentation.activation_tensor import source_tensor
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs, OnFailure
from normviz.ui.threads.deadlines import FOREVER
from normviz.ui.threads.interpreter import GuiThreadPriority

if TYPE_CHECKING:  # the figure is painted before anything of the runs is loaded
    from normviz.ports.models import ModelInfo

LIST_AGAIN_MS: Final = 1000
"""How soon models that could not be listed are listed once more."""
POLL_MS: Final = 1000
"""Time between two looks whether a run has newer weights: to follow a training may cost it 5 %."""
SILENT_MS: Final = 300
"""A shorter wait is not told: the text would flicker."""

ListModels = Callable[[], "Sequence[ModelInfo]"]
ActivationQuery = tuple[ActivationChoice, bool]
"""A layer, and whether it computes as in training."""


@dataclass(frozen=True)
class _Answer:
    """The tensor of a question, or why there is none."""

    question: ActivationQuery
    tensor: SourceTensor | None
    problem: str = ""


class ActivationClient(QObject):
    """Gives the tensors of layers as soon as they are computed.

    Attributes:
        answered: Emitted when an answer is there, or when the wait for it has become long.
        network_changed: Emitted when layers or kept steps are others than before.
        models_changed: Emitted when the models were listed, or could not be.
        listing_problem: Why not, or that a damaged database is set aside; empty for nothing.
        busy_changed: Emitted with whether a question is open.
    """

    answered = Signal()
    network_changed = Signal()
    models_changed = Signal()
    busy_changed = Signal(bool)

    def __init__(
        self, load: LoadActivations, list_models: ListModels, parent: QObject | None = None
    ) -> None:
        """No thread yet.

        Args:
            load: Makes the service; called in the thread.
            list_models: Lists what can be chosen; called in the thread.
            parent: The owner.
        """
        super().__init__(parent)
        self._load, self._list_models = load, list_models
        self._jobs = BackgroundJobs(self, error_text)
        self._priority = GuiThreadPriority(self)
        self._jobs.began.connect(self._priority.start)
        self._service: ActivationService | None = None
        self._drawing: Floats | None = None
        self._open: ActivationQuery | None = None
        self._next: ActivationQuery | None = None
        self._answer: _Answer | None = None
        self._is_slow = self._is_outdated = self._is_stopped = False
        self.network: ProbedNetwork | None = None
        self.found: LayerActivations | None = None
        self.models: tuple[ModelInfo, ...] = ()
        self.listing_problem = ""
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look_for_steps)
        self._patience = QTimer(self, interval=SILENT_MS, singleShot=True)
        self._patience.timeout.connect(self._tell_wait)

    @property
    def is_busy(self) -> bool:
        """Whether a question is open."""
        return self._open is not None

    def tensor(self, choice: ActivationChoice, training: bool) -> SourceTensor:
        """The tensor of a layer.

        Args:
            choice: The layer, step and inputs.
            training: Whether it computes as in training.

        Raises:
            NotReadyError: It is being computed; ``answered`` tells when it is there.
            ValueError: It cannot be computed.
        """
        question = choice, training
        answer = self._answer
        if answer is not None and answer.question == question:
            if answer.tensor is None:
                raise ValueError(answer.problem)
            return answer.tensor
        self._ask(question)
        raise NotReadyError(self._wait_text() if self._is_slow else "")

    def run_with_tensors(
        self, job: Callable[[Activations], bool], done: Callable[[bool], object], failed: OnFailure
    ) -> None:
        """Does a job in the thread that computes the tensors.

        Args:
            job: Is given what computes a tensor at once.
            done: Called in the GUI thread with what the job returned.
            failed: Called there with one sentence, where it raised an error.
        """
        if not self._is_stopped:
            self._jobs.submit(lambda: job(self._tensor_now), done, failed)

    def renew(self) -> None:
        """Forgets the last answer: the weights, the drawing or the own digits are others."""
        self._answer = None
        self._is_outdated = self.is_busy

    def set_drawing(self, image: Floats | None) -> None:
        """Takes what is drawn, (28, 28) in 0…1; None for nothing."""
        self._drawing = image
        if self._service is not None:
            self._service.draw(image)

    def refresh_models(self) -> None:
        """Lists the models again."""
        self.listing_problem = ""
        self._list()

    def follow(self, follow: bool) -> None:
        """Starts or ends looking for newer weights of the network that is shown."""
        if follow and not self._poll.isActive():
            self._poll.start()
        elif not follow:
            self._poll.stop()

    def ask_to_stop(self) -> None:
        """Asks the thread to end after its current job."""
        self._poll.stop()
        self._patience.stop()
        self._open = self._next = None
        self._is_stopped = True
        self._priority.stop()
        self._jobs.ask_to_stop()

    def close(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread and waits for it; returns whether it has ended."""
        self.ask_to_stop()
        return self._jobs.stop(deadline)

    # Inside

    def _ask(self, question: ActivationQuery) -> None:
        if self._is_stopped:
            return
        if self._open is not None:
            is_other = question != self._open or self._is_outdated
            self._next = question if is_other else None
            return
        self._open = question
        self._is_outdated = False
        self._patience.start()
        self.busy_changed.emit(True)
        self._jobs.submit(lambda: self._compute(question), self._take, self._fail)

    def _compute(self, question: ActivationQuery) -> LayerActivations:
        """In the thread: the answer of the service, which is made first."""
        if self._service is None:
            service = self._load()
            service.draw(self._drawing)
            self._service = service
        choice, training = question
        probe = Probe(
            choice.model, choice.layer, choice.step, choice.inputs, training, MAX_ELEMENTS
        )
        return self._service.activations(probe)

    def _tensor_now(self, choice: ActivationChoice, training: bool) -> SourceTensor:
        """In the thread."""
        return source_tensor(self._compute((choice, training)))

    def _take(self, found: LayerActivations) -> None:
        if self.found is None:
            exempt_from_collection()  # TensorFlow: going through it would stop the window
        self.found = found
        self._take_network(found.network)
        self._end(_Answer(self._question(), source_tensor(found)))

    def _fail(self, problem: str) -> None:
        service, name = self._service, self._question()[0].model
        self._end(_Answer(self._question(), None, problem))
        if service is not None and not self._is_stopped:
            # Its layers and steps can be chosen all the same, where there is such a network.
            self._jobs.submit(lambda: service.network(name), self._take_network, _ignore)

    def _question(self) -> ActivationQuery:
        return self._open or (ActivationChoice(), True)

    def _end(self, answer: _Answer) -> None:
        following, self._open, self._next = self._next, None, None
        self._answer = answer
        self._patience.stop()
        self._is_slow = False
        if following is not None:
            self._ask(following)
            return
        self.answered.emit()
        if not self.is_busy:
            self.busy_changed.emit(False)

    def _tell_wait(self) -> None:
        self._is_slow = True
        self.answered.emit()

    def _wait_text(self) -> str:
        if self._service is None:
            return self.tr("TensorFlow is being loaded…")
        return self.tr("The activations are being computed…")

    def _list(self) -> None:
        if not self._is_stopped:
            self._jobs.submit(
                lambda: tuple(self._list_models()), self._take_models, self._refuse_models
            )

    def _refuse_models(self, problem: str) -> None:
        if problem != self.listing_problem:
            # What is wrong may be over now: a damaged database has been set aside.
            self.listing_problem = problem
            QTimer.singleShot(LIST_AGAIN_MS, self, self._list)
        self.models_changed.emit()

    def _take_models(self, models: "tuple[ModelInfo, ...]") -> None:
        if models != self.models:
            self.models = models
            self.models_changed.emit()

    def _look_for_steps(self) -> None:
        service, network = self._service, self.network
        if service is None or network is None or self.is_busy or self._jobs.busy:
            return
        self._jobs.submit(lambda: service.network(network.name), self._take_network, _ignore)

    def _take_network(self, network: ProbedNetwork) -> None:
        if network != self.network:
            self.network = network
            self.network_changed.emit()


def _ignore(_: object) -> None:
    """A list or a poll that fails is made again; what is wrong is told by the next question."""
