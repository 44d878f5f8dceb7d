"""Trains the runs of a sweep one after the other, in the calling thread."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from normviz.engine.training import trainer
from normviz.errors import UserError
from normviz.ports.sweeps import Begun, SweepResult, SweepTask
from normviz.runs.control import TrainingControl
from normviz.runs.events import Event, Started
from normviz.runs.store import Store


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
        with Store(runs_dir) as store:
            for task in tasks:
                if self._control.stopping:
                    return
                yield self._train(task, store, data_dir, begun)

    def stop(self) -> None:
        """Stops at the next batch."""
        self._control.stop()

    def _train(
        self, task: SweepTask, store: Store, data_dir: Path | None, begun: Begun
    ) -> SweepResult:
        def listen(event: Event) -> None:
            if isinstance(event, Started):
                begun(task.key, event.run)
            if self._emit is not None:
                self._emit(event)

        try:
            if task.run:
                run = trainer.resume(task.run, listen, self._control, store, data_dir=data_dir)
            else:
                run = trainer.train(task.spec, listen, self._control, store, data_dir)
        except UserError as error:
            return SweepResult(task.key, task.run, str(error))
        return SweepResult(task.key, run)
