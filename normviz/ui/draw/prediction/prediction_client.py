"""Prediction client with one background thread; only the latest drawing is asked about."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal

from normviz.ports.models import ModelInfo
from normviz.ports.prediction import (
    Answer,
    FoldCheck,
    Images,
    LoadPredictions,
    Probabilities,
    Question,
)
from normviz.presentation.draw.prediction_answers import answer_to
from normviz.runs.run import ACTIVE
from normviz.ui.draw.prediction.prediction_worker import ListedRuns, PredictionWorker
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER

RETRY_MS = 250
"""Time until locked runs are looked for again."""
LOCKS_UNTOLD = 2
"""How many attempts in a row may find the runs locked before that is reported."""


@dataclass
class _Evaluation:
    """A set of images that is being read.

    Attributes:
        images: (N, 28, 28).
        waiting: The models that have not read it yet.
        said: (N, 10) by model.
    """

    images: Images
    waiting: list[str]
    said: dict[str, Probabilities] = field(default_factory=dict)


class PredictionClient(QObject):
    """Sends jobs to the prediction thread, one at a time; questions about the drawing go first.

    Attributes:
        loaded: Emitted with the models that ship, when the default one can be asked.
        listed: Emitted with all models, once runs were looked for, and when there are others.
        model_changed: Emitted when a model can be asked now, has other weights, or cannot load.
        answered: Emitted with an :class:`Answer`; those of drawings that are gone are left out.
        folds_checked: Emitted when it is known how far a folded network answers from its original.
        evaluated: Emitted with ``{model: probabilities (N, 10)}`` of a whole set of images.
        failed: Emitted with one sentence: something cannot be asked.
        runs_locked: Emitted with one sentence, when another program keeps the runs locked.
        runs_unlocked: Emitted when they are listed again.
    """

    loaded = Signal(object)
    listed = Signal(object)
    model_changed = Signal()
    answered = Signal(object)
    folds_checked = Signal()
    evaluated = Signal(object)
    failed = Signal(str)
    runs_locked = Signal(str)
    runs_unlocked = Signal()

    def __init__(self, load: LoadPredictions, parent: QObject | None = None) -> None:
        """Makes the thread; :meth:`start` starts it.

        Args:
            load: Makes the predictor; called in the thread.
            parent: The owner.
        """
        super().__init__(parent)
        self._background = BackgroundJobs(self, error_text)
        self._worker = PredictionWorker(load)
        self._newest: Question | None = None
        self._next: Question | None = None
        self._models: tuple[ModelInfo, ...] = ()
        self._wanted: tuple[str, ...] = ()
        self._ready: set[str] = set()
        self._outdated: set[str] = set()
        self._problems: dict[str, str] = {}
        self._folds: dict[str, tuple[str, FoldCheck | str]] = {}
        self._evaluation: _Evaluation | None = None
        self._told: set[str] = set()
        self._started = False
        self._is_stopped = False
        self._is_stale = True
        self._has_listed = False
        self._locks = 0
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self.refresh)
        self._background.ended.connect(self._go_on)

    @property
    def models(self) -> tuple[ModelInfo, ...]:
        """What can be asked; empty until it is loaded."""
        return self._models

    @property
    def ready(self) -> Set[str]:
        """The models that answer at once."""
        return self._ready

    @property
    def problems(self) -> Mapping[str, str]:
        """Why models cannot answer, by name."""
        return self._problems

    @property
    def folds(self) -> Mapping[str, FoldCheck | str]:
        """How far folded networks that answer are from their originals, or why it is not known."""
        return {name: self._folds[name][1] for name in self._wanted if name in self._folds}

    @property
    def is_busy(self) -> bool:
        """Whether models are still being loaded, or a question is open."""
        return (
            self._background.busy
            or self.is_loading
            or (bool(self._models) and self._next is not None)
        )

    @property
    def is_loading(self) -> bool:
        """Whether models are still being loaded."""
        if not self._models:
            return self._background.busy
        return self._is_stale or bool(self._unready())

    def start(self) -> None:
        """Loads the models in the background; once."""
        if not self._started:
            self._started = True
            self._background.submit(self._worker.load, self._take_models, self._tell)

    def want(self, names: Iterable[str]) -> None:
        """Says which models are to answer.

        A run, or a network whose norm is folded away, is loaded when it is first wanted.
        """
        before, self._wanted = self._wanted, tuple(names)
        for name in set(self._wanted) - set(before):  # chosen again: it may be valid now
            if self._problems.pop(name, None):
                self._told.clear()
        others = {model.name for model in self._models if not model.is_built_in}
        self._release((self._ready & others) - set(self._wanted))
        self._go_on()

    def refresh(self) -> None:
        """Looks for runs again, as soon as there is time."""
        self._is_stale = True
        self._go_on()

    def ask(self, question: Question) -> None:
        """Asks once the last question is answered, and replaces a question that still waits."""
        self._newest = self._next = question
        self._go_on()

    def forget(self) -> None:
        """Cancels the open questions: their answers are dropped."""
        self._newest = self._next = None

    def evaluate(self, images: Images, names: Iterable[str]) -> None:
        """Asks models about (N, 28, 28) images; drawings are answered in between."""
        self._evaluation = _Evaluation(images, list(names))
        self._go_on()

    def ask_to_stop(self) -> None:
        """Asks the thread to end after its current job."""
        self._retry.stop()
        self._is_stopped = True  # the result of the last job is still delivered
        self._next = self._evaluation = None
        self._background.ask_to_stop()

    def close(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Ends the thread and waits for it; returns whether it has ended."""
        self.ask_to_stop()
        return self._background.stop(deadline)

    # Inside

    def _release(self, names: set[str]) -> None:
        """Frees loaded models that are not wanted any more, or are gone: each takes megabytes."""
        if names and not self._is_stopped:
            self._ready -= names
            self._outdated -= names
            self._background.submit(lambda: self._worker.release(names), lambda _: None, self._tell)

    def _unready(self) -> list[str]:
        """Models that are to be loaded: what ships, the default one first, then wanted others."""
        ships = sorted(
            (model for model in self._models if model.is_built_in),
            key=lambda model: not model.is_default,
        )
        others = [
            model for model in self._models if not model.is_built_in and model.name in self._wanted
        ]
        names = (model.name for model in (*ships, *others))
        done = (self._ready - self._outdated) | self._problems.keys()
        return [name for name in names if name not in done]

    def _go_on(self) -> None:
        """Gives the thread its next job, if it has none."""
        if self._is_stopped or self._background.busy or not self._models:
            return
        question, self._next = self._next, None
        possible = question and self._answerable(question)
        evaluation = self._evaluation
        if question and possible:
            self._background.submit(
                partial(answer_to, possible, self._worker.service),
                partial(self._take_answer, question),
                self._tell,
            )
        elif self._is_stale:
            self._is_stale = False
            self._background.submit(self._worker.list_runs, self._take_runs, self._tell)
        elif unready := self._unready():
            self._warm(unready[0])
        elif unchecked := self._unchecked():
            self._check_fold(unchecked[0])
        elif evaluation and evaluation.waiting:
            self._evaluate(evaluation.waiting[0], evaluation.images)

    def _warm(self, name: str) -> None:
        self._background.submit(
            partial(self._worker.warm, name),
            lambda _: self._take_growth(name),
            partial(self._take_growth, name),
        )

    def _unchecked(self) -> list[ModelInfo]:
        """Folded networks that answer, of which it is not known how far they are off.

        Those of a run in training wait for its end: each epoch gives them other weights.
        """
        ready = self._ready & set(self._wanted)
        return [
            model
            for model in self._models
            if model.is_folded
            and model.name in ready
            and not (model.run and model.run.state in ACTIVE)
            and self._folds.get(model.name, ("-", ""))[0] != model.version
        ]

    def _check_fold(self, model: ModelInfo) -> None:
        def take(found: FoldCheck | str) -> None:
            self._folds[model.name] = model.version, found
            self.folds_checked.emit()

        self._background.submit(partial(self._worker.fold_check, model.name), take, take)

    def _evaluate(self, name: str, images: Images) -> None:
        self._background.submit(
            partial(self._worker.evaluate, name, images),
            partial(self._take_evaluated, name),
            partial(self._take_unevaluated, name),
        )

    def _answerable(self, question: Question) -> Question | None:
        """The question reduced to the models that are loaded; None if there are none."""
        ready = tuple(name for name in question.names if name in self._ready)
        if not ready:
            return None
        trained = tuple(name for name in question.in_training if name in ready)
        salient = question.salient if question.salient in ready else ""
        return replace(question, names=ready, in_training=trained, salient=salient)

    def _tell(self, text: str) -> None:
        """Reports a problem; the same one only once."""
        if text not in self._told:
            self._told.add(text)
            self.failed.emit(text)

    def _tell_about(self, name: str, problem: str) -> None:
        model = next((model for model in self._models if model.name == name), None)
        text = self.tr("{model} cannot answer. {problem}")
        if model and model.run:
            text = self.tr("{model} cannot answer. {problem} Untick it, or train it again.")
        title = model.title if model else name
        self._tell(text.format(model=title, problem=error_text(problem)))

    def _take_models(self, models: tuple[ModelInfo, ...]) -> None:
        self._models = models
        self._ready = {min(models, key=lambda model: not model.is_default).name}
        self.loaded.emit(models)

    def _take_runs(self, found: ListedRuns) -> None:
        if found.is_locked:
            self._take_lock(error_text(found.problem))
            return
        self._forget_lock()
        ships = tuple(model for model in self._models if model.run is None)
        models = self._models if found.problem else ships + found.runs
        if found.problem:
            self._tell(error_text(found.problem))
        if models != self._models or not self._has_listed:
            self._has_listed = True
            versions = {model.name: model.version for model in models}
            for model in self._models:
                if versions.get(model.name) != model.version:
                    self._outdated.add(model.name)  # until then it answers as before
                    self._problems.pop(model.name, None)
            self._release(self._ready - versions.keys())
            self._models = models
            self.listed.emit(models)

    def _take_lock(self, problem: str) -> None:
        """Keeps the models that are known and looks again soon; a lock that lasts is told."""
        self._locks += 1
        if self._locks == LOCKS_UNTOLD + 1:
            self.runs_locked.emit(problem)
        self._retry.start()

    def _forget_lock(self) -> None:
        if self._locks > LOCKS_UNTOLD:
            self._problems.clear()  # what could not be loaded meanwhile is tried again
            self.runs_unlocked.emit()
        self._locks = 0

    def _take_growth(self, name: str, problem: str = "") -> None:
        self._outdated.discard(name)
        if problem:
            self._ready.discard(name)
            self._problems[name] = problem
            self._tell_about(name, problem)
        else:
            self._ready.add(name)
        self.model_changed.emit()

    def _take_answer(self, question: Question, answer: Answer) -> None:
        for name, problem in answer.problems.items():
            self._tell_about(name, problem)
        if not answer.problems:
            self._told.clear()
        # While the pen moves every answer is late by a moment, and still better than none.
        if question is self._newest or self._next is not None:
            self.answered.emit(answer)

    def _take_evaluated(self, name: str, said: Probabilities) -> None:
        if self._evaluation:
            self._evaluation.said[name] = said
        self._end_evaluation_of(name)

    def _take_unevaluated(self, name: str, problem: str) -> None:
        self._tell_about(name, problem)
        self._end_evaluation_of(name)

    def _end_evaluation_of(self, name: str) -> None:
        evaluation = self._evaluation
        if evaluation and name in evaluation.waiting:
            evaluation.waiting.remove(name)
            if not evaluation.waiting:
                self._evaluation = None
                self.evaluated.emit(evaluation.said)
