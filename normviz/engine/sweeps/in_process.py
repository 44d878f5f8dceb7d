"""Trains the runs of a sweep one after the other, for the thread that asks."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from normviz.engine.training.training_process import ProcessLostError
from normviz.engine.training.trainings import Trainings
from normviz.errors import UserError
from normviz.ports.sweeps import Begun, SweepResult, SweepTask
from normviz.runs.control import TrainingControl
from normviz.runs.events import Event, Started

_RETRIES: Final = 3
"""So often a run goes on whose process was ended by somebody or something."""


class InProcess:
    """Fulfils `SweepExecutor`; a run that was begun goes on at its checkpoint."""

    def __init__(
        self, emit: Callable[[Event], None] | None = None, control: TrainingControl | None = None
    ) -> None:
        """Nothing is trained yet.

        Args:
            emit: Takes the events of the trainings.
            control: Pauses and stops them from another thread.
        """
        self._emit = emit
        self._control = control or TrainingControl()

    def results(
        self, tasks: Iterable[SweepTask], runs_dir: Path, data_dir: Path | None, begun: Begun
    ) -> Iterator[SweepResult]:
        """Trains each task once."""
        with Trainings(runs_dir, data_dir) as trainings:
            for task in tasks:
                if self._control.stopping:
                    return
                yield self._train(task, trainings, begun)

    def stop(self) -> None:
        """Stops at the next batch."""
        self._control.stop()

    def _train(self, task: SweepTask, trainings: Trainings, begun: Begun) -> SweepResult:
        known = [task.run]

        def listen(event: Event) -> None:
            if isinstance(event, Started):
                known.append(event.run)
                begun(task.key, event.run)
            if self._emit is not None:
                self._emit(event)

        for left in reversed(range(_RETRIES + 1)):
            run = known[-1]
            try:
                if run:
                    return SweepResult(task.key, trainings.resume(run, listen, self._control))
                return SweepResult(task.key, trainings.train(task.spec, listen, self._control))
            except ProcessLostError as error:
                if not left:
                    return SweepResult(task.key, known[-1], str(error))
            except UserError as error:
                return SweepResult(task.key, run, str(error))
        raise AssertionError("the last try returns")
