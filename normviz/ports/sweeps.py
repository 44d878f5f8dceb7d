"""What runs the trainings of a sweep, and what it tells."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from normviz.runs.control import TrainingControl
from normviz.runs.events import Epoch, Event
from normviz.runs.spec import RunSpec
from normviz.runs.sweeps.record import SweepRecord


class StoppedError(Exception):
    """A sweep was stopped before it could begin."""


@dataclass(frozen=True)
class SweepTask:
    """One run that is to be trained.

    Attributes:
        key: Of its spec.
        spec: What is trained.
        run: The run that was begun; empty for a new one.
    """

    key: str
    spec: RunSpec
    run: str = ""


@dataclass(frozen=True)
class SweepResult:
    """How a task ended.

    Attributes:
        key: Of the task.
        run: The id of its run; empty where it could not begin.
        problem: Why it could not begin; empty otherwise.
    """

    key: str
    run: str
    problem: str = ""


Begun = Callable[[str, str], None]
"""Takes the key of a task and the id of its run, as soon as the run is there."""


class SweepExecutor(Protocol):
    """Trains the runs of a sweep somewhere."""

    def results(
        self, tasks: Iterable[SweepTask], runs_dir: Path, data_dir: Path | None, begun: Begun
    ) -> Iterator[SweepResult]:
        """Trains each task once, and tells each as it ends, in whatever order.

        Args:
            tasks: What to train; each is asked for when the one before has been taken.
            runs_dir: Where the runs are kept.
            data_dir: Where data sets are.
            begun: Is told of each run before its first step.
        """

    def stop(self) -> None:
        """Stops at the next batch; what was begun can be gone on with."""


@dataclass(frozen=True)
class WorkersBegan(Event):
    """Several processes train the runs of a sweep; they tell of each about once per second.

    Attributes:
        workers: How many runs are trained at once.
    """

    workers: int


@dataclass(frozen=True)
class RunAdvanced(Event):
    """How far a run is that another process trains; it is in no store before it has ended.

    Attributes:
        key: Of its spec.
        steps_per_epoch: Batches per epoch.
        step: Number of the last batch that is told of, counted from 1.
        losses: Loss of each batch that is told of, oldest first; where there are many per second,
            several neighbours have their mean.
        accuracies: The same for the accuracy, 0 to 1.
        epochs: Those that have ended meanwhile.
    """

    key: str
    steps_per_epoch: int
    step: int
    losses: tuple[float, ...]
    accuracies: tuple[float, ...]
    epochs: tuple[Epoch, ...] = ()


@dataclass(frozen=True)
class RunEnded(Event):
    """A run of a sweep ended.

    Attributes:
        sweep: Id of the sweep.
        run: Its id; empty where it could not begin.
        state: As in the store; ``failed`` where it could not begin.
        val_accuracy: Of its last epoch.
        problem: Why it failed; empty otherwise.
        key: Of its spec, where it is in no store: it could not begin, or failed elsewhere.
    """

    sweep: str
    run: str
    state: str
    val_accuracy: float | None
    problem: str = ""
    key: str = ""

    def to_json(self) -> dict[str, Any]:
        """One line of ``normviz sweep --json``."""
        told = {
            "event": "run",
            "sweep": self.sweep,
            "run": self.run,
            "state": self.state,
            "val_accuracy": self.val_accuracy,
        }
        return told | {"problem": self.problem} if self.problem else told


class SweepService(Protocol):
    """The engine as the Compare view knows it. Every method may raise ``UserError``."""

    def load(self) -> tuple[str, ...]:
        """Loads the engine, fast the second time; returns the devices, such as ``cpu:0``."""

    def most_at_once(self) -> int:
        """How many runs can be trained at once: one per core, or 1 where Dask is missing."""

    def train_sweep(
        self,
        record: SweepRecord,
        emit: Callable[[Event], None],
        control: TrainingControl,
        at_once: int = 1,
    ) -> None:
        """Trains what is left of a sweep; returns when all has ended.

        Args:
            record: Of the sweep; its file is written as runs begin.
            emit: Takes the events of each training in the calling thread, or a ``WorkersBegan``
                and ``RunAdvanced`` where others train; and a ``RunEnded`` after each.
            control: Pauses and stops it.
            at_once: 1 to train in the calling thread; more for so many processes.
        """
