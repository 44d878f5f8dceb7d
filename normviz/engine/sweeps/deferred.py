"""Makes what trains the runs of a sweep only where there is a run to train."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from normviz.ports.sweeps import Begun, StoppedError, SweepExecutor, SweepResult, SweepTask
from normviz.runs.control import TrainingControl


class DeferredExecutor:
    """Fulfils `SweepExecutor` with another one: processes and TensorFlow take seconds to begin."""

    def __init__(self, make: Callable[[], SweepExecutor], control: TrainingControl) -> None:
        """Makes nothing yet.

        Args:
            make: Called once at most; heeds the control.
            control: Pauses and stops what is made.
        """
        self._make, self._control = make, control
        self._made: SweepExecutor | None = None

    def begin(self) -> SweepExecutor:
        """What trains the runs, made where it is not yet there.

        Raises:
            UserError: It cannot be made.
            StoppedError: It was stopped before it was there.
        """
        if self._made is None:
            self._made = self._make()
        return self._made

    def results(
        self, tasks: Iterable[SweepTask], runs_dir: Path, data_dir: Path | None, begun: Begun
    ) -> Iterator[SweepResult]:
        """Trains each task once."""
        waiting = iter(tasks)
        first = next(waiting, None)
        if first is None or self._control.stopping:
            return
        try:
            executor = self.begin()
        except StoppedError:
            return
        yield from executor.results(chain([first], waiting), runs_dir, data_dir, begun)

    def stop(self) -> None:
        """Stops what is trained, or what is made for it."""
        self._control.stop()

    def close(self) -> None:
        """Ends what was made, where it can be ended."""
        end = getattr(self._made, "close", None)
        if end is not None:
            end()
