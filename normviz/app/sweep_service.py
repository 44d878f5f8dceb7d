"""The sweep service behind the Compare view. Keras is imported on the first method call."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from normviz.app.one_training import one_training
from normviz.ports.sweeps import SweepExecutor
from normviz.runs.control import TrainingControl
from normviz.runs.events import Event
from normviz.runs.store import default_folder
from normviz.runs.sweeps.record import SweepRecord
from normviz.usable_cores import usable_cores


class KerasSweepService:
    """Fulfils `SweepService` on one runs folder and one data folder."""

    def __init__(self, runs_dir: Path | None = None, data_dir: Path | None = None) -> None:
        """Loads nothing yet.

        Args:
            runs_dir: Where runs are kept; the platform's folder when None.
            data_dir: Where data sets are looked for first.
        """
        self._runs_dir = (runs_dir or default_folder()).absolute()
        self._data_dir = data_dir

    def load(self) -> tuple[str, ...]:
        """Loads Keras and TensorFlow; returns the devices."""
        from normviz.engine.keras_loading import load_keras

        load_keras()
        from normviz.engine.devices import devices

        return devices()

    def most_at_once(self) -> int:
        """A run per core that this process may use; 1 where Dask is not installed."""
        if find_spec("distributed") is None:
            return 1
        return usable_cores()

    def train_sweep(
        self,
        record: SweepRecord,
        emit: Callable[[Event], None],
        control: TrainingControl,
        at_once: int = 1,
    ) -> None:
        """Trains what is left of a sweep, in the calling thread or in processes; each run once.

        Raises:
            UserError: Another training is under way, Dask is missing, or the runs cannot be read
                or written.
        """
        from normviz.engine.sweeps.sweep_runner import SweepRunner

        with one_training(), _executor(emit, control, at_once) as executor:
            for ended in SweepRunner(record, executor, self._runs_dir, self._data_dir).run():
                emit(ended)


@contextmanager
def _executor(
    emit: Callable[[Event], None], control: TrainingControl, at_once: int
) -> Iterator[SweepExecutor]:
    """What trains the runs; its processes end with the block."""
    if at_once == 1:
        from normviz.engine.sweeps.in_process import InProcess

        yield InProcess(emit, control)
        return
    from normviz.engine.sweeps.dask_cluster import local_processes
    from normviz.engine.sweeps.deferred import DeferredExecutor

    executor = DeferredExecutor(partial(local_processes, at_once, emit, control), control)
    try:
        yield executor
    finally:
        executor.close()
