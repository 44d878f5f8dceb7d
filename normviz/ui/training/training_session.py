"""The window's training: start, watch, pause and stop it from the GUI thread."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QTimer, Signal

from normviz.ports.sweeps import RunAdvanced, RunEnded, WorkersBegan
from normviz.ports.training import EngineLoader, TrainingService
from normviz.runs.control import TrainingControl
from normviz.runs.events import (
    Batches,
    Epoch,
    Event,
    Failed,
    Finished,
    Paused,
    Resumed,
    Started,
    Stopped,
    Unsaved,
)
from normviz.runs.fingerprint import OtherDataError
from normviz.runs.spec import RunSpec
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.threads.deadlines import FOREVER, of_computing
from normviz.ui.training.engine_loading import load

State = Literal["idle", "loading", "preparing", "running", "pausing", "paused", "stopping"]
UPDATE_MS = 100
"""How long events wait at most: ten updates per second, and no point older than that."""

UNSAVED_MS = 2_500
"""How much longer a training is waited for that has learned since its last checkpoint. It keeps one
every few seconds: should a single batch take longer than this, only those seconds are lost."""


@dataclass(frozen=True)
class LoadedEngine(Event):
    """The engine is loaded.

    Attributes:
        devices: Such as ``cpu:0``.
    """

    devices: tuple[str, ...]


@dataclass(frozen=True)
class OtherData(Event):
    """A run was not continued: the data are not those that it has learned from.

    Attributes:
        run: Id of the run.
        difference: What is different, in a few words.
    """

    run: str
    difference: str


class BackgroundTraining(QObject):
    """Trains in a background thread and hands the events on, many at a time.

    Attributes:
        state_changed: Emitted with the new state.
        loaded: Emitted with the devices, once the engine is loaded.
        started: Emitted with a ``Started``.
        advanced: Emitted with a list of ``Batches``.
        epoch_done: Emitted with an ``Epoch``.
        unsaved: Emitted with an ``Unsaved``.
        ended: Emitted with a ``Finished``, ``Stopped`` or ``Failed``.
        refused: Emitted with one sentence, when a training could not begin.
        other_data_found: Emitted with the id of a run that was not continued, and with what is
            different about the data.
        run_advanced: Emitted with a ``RunAdvanced``, where other processes train.
        run_ended: Emitted with a ``RunEnded``, for each run of a sweep.
    """

    state_changed = Signal(str)
    loaded = Signal(object)
    started = Signal(object)
    advanced = Signal(object)
    epoch_done = Signal(object)
    unsaved = Signal(object)
    ended = Signal(object)
    refused = Signal(str)
    other_data_found = Signal(str, str)
    run_advanced = Signal(object)
    run_ended = Signal(object)

    def __init__(self, service: EngineLoader, parent: QObject | None = None) -> None:
        """Nothing runs yet; the thread starts with the first training."""
        super().__init__(parent)
        self._service = service
        self.background = BackgroundJobs(self, error_text)
        self._control = TrainingControl()
        self._events: deque[Event] = deque()
        self._other_data: list[OtherData] = []  # asked about once the thread has ended
        self._state: State = "idle"
        self._is_loaded = False
        self._has_learned = False  # since it was started last
        self._has_unsaved = False
        self._timer = QTimer(self, interval=UPDATE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def state(self) -> State:
        """Where it stands."""
        return self._state

    @property
    def active(self) -> bool:
        """Whether a training is under way."""
        return self._state != "idle"

    def run(self, train: Callable[[Callable[[Event], None], TrainingControl], object]) -> None:
        """Trains what ``train`` does, one run or several; nothing while a training is under way.

        Args:
            train: Called in the thread once the engine is loaded, with what takes the events and
                with what it is paused and stopped by.
        """
        if self.active:
            return
        control, events = TrainingControl(), deque[Event]()
        self._control, self._events, self._other_data = control, events, []
        self._has_learned = False

        def job() -> None:
            events.append(LoadedEngine(load(self._service)))
            if not control.stopping:  # loading takes seconds, and cannot be left
                train(events.append, control)

        self._set("preparing" if self._is_loaded else "loading")
        self._timer.start()
        self.background.submit(job, self._finish, self._refuse)

    def pause(self) -> None:
        """Lets the training wait at the next batch."""
        if self._state == "running":
            self._control.pause()
            self._set("pausing")

    def pause_or_go_on(self) -> None:
        """Pauses, or ends a pause."""
        if self.state in ("paused", "pausing"):
            self.go_on()
        else:
            self.pause()

    def go_on(self) -> None:
        """Lets a waiting training go on."""
        if self._state in ("paused", "pausing"):
            self._control.resume()
            self._set("running")

    def stop(self) -> None:
        """Ends the training at the next batch; the run is kept."""
        if self.active:
            self._control.stop()
            self._set("stopping")

    def ask_to_stop(self) -> None:
        """Ends the training at the next batch, whatever has been told of it."""
        self._control.stop()
        self.background.ask_to_stop()

    def shut_down(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Stops and waits: longer than asked where batches are in no checkpoint yet.

        Hardly at all before the first batch: the engine is loaded or a graph built until then.

        Returns:
            Whether the thread has ended.
        """
        self.ask_to_stop()
        self._drain()
        had_unsaved = self._has_unsaved  # the thread may have kept them, and be about to end
        ended = self.background.stop(deadline if self._has_learned else of_computing(deadline))
        self._timer.stop()
        self._drain()
        if not ended and (had_unsaved or self._has_unsaved):
            ended = self.background.stop(QDeadlineTimer(UNSAVED_MS))
            self._drain()
        return ended

    def _finish(self, _: object) -> None:
        self._timer.stop()
        self._drain()
        self._set("idle")
        found, self._other_data = self._other_data, []
        for event in found:
            self.other_data_found.emit(event.run, error_text(event.difference))

    def _refuse(self, problem: str) -> None:
        self._finish(None)
        self.refused.emit(problem)

    def _set(self, state: State) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _tick(self) -> None:
        """Hands on what waits, piece by piece: in between the window paints and takes events."""
        if self._hand_on():
            QTimer.singleShot(0, self._tick)

    def _drain(self) -> None:
        """Hands on all that the training has told."""
        while self._hand_on():
            pass

    def _hand_on(self) -> bool:
        """Hands on the batches before the next event of another kind, or else that event.

        Returns:
            Whether more waits.
        """
        batches: list[Batches] = []
        while self._events and isinstance(self._events[0], Batches):
            batches.append(self._events.popleft())  # type: ignore[arg-type]  # a Batch, see above
        if batches:
            self._has_learned = self._has_unsaved = True
            self.advanced.emit(batches)
        elif self._events:
            self._tell(self._events.popleft())
        return bool(self._events)

    def _tell(self, event: Event) -> None:
        match event:
            case LoadedEngine():
                self._is_loaded = True
                self.loaded.emit(event.devices)
                self._follow("preparing", "loading")
            case WorkersBegan():
                self._has_learned = True  # what they send back can take a while
                self._follow("running", "preparing", "loading")
            case RunAdvanced() | RunEnded():
                (self.run_ended if isinstance(event, RunEnded) else self.run_advanced).emit(event)
            case Started():
                self._has_unsaved = False
                self.started.emit(event)
                self._follow("running", "preparing", "loading")
            case Paused():
                self._follow("paused", "pausing")
            case Resumed():
                self._follow("running", "paused", "pausing")
            case Epoch():
                self._has_unsaved = False
                self.epoch_done.emit(event)
            case Unsaved():
                self.unsaved.emit(event)
            case Finished() | Stopped() | Failed():
                self._has_unsaved = False
                self.ended.emit(event)

    def _follow(self, state: State, *before: State) -> None:
        """Changes the state, unless the user has asked for another one meanwhile."""
        if self._state in before:
            self._set(state)


class TrainingSession(BackgroundTraining):
    """Starts and continues single runs."""

    def __init__(self, service: TrainingService, parent: QObject | None = None) -> None:
        """Nothing runs yet; the thread starts with the first training."""
        super().__init__(service, parent)
        self._trainings = service

    def start(self, spec: RunSpec) -> None:
        """Trains a new run."""
        self.run(lambda emit, control: self._trainings.train(spec, emit, control))

    def resume(self, run: str, *, other_data: bool = False) -> None:
        """Continues a run where it was left.

        Args:
            run: Its id.
            other_data: Whether it may go on with other data than it has learned from.
        """

        def train(emit: Callable[[Event], None], control: TrainingControl) -> str:
            try:
                return self._trainings.resume(run, emit, control, other_data=other_data)
            except OtherDataError as error:
                emit(OtherData(run, error.difference))
                return run

        self.run(train)

    def _tell(self, event: Event) -> None:
        if isinstance(event, OtherData):
            self._other_data.append(event)
        else:
            super()._tell(event)
