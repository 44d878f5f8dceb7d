"""The sweep service behind the Compare view. Keras is imported on the first method call."""

from collections.abc import Callable
from pathlib import Path

from normviz.app.one_training import one_training
from normviz.runs.control import TrainingControl
from normviz.runs.events import Event
from normviz.runs.store import default_folder
from normviz.runs.sweeps.record import SweepRecord


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

    def train_sweep(
        self, record: SweepRecord, emit: Callable[[Event], None], control: TrainingControl
    ) -> None:
        """Trains what is left of a sweep in the calling thread; each run once.

        Raises:
            UserError: Another training is under way, or the runs cannot be read or written.
        """
        from normviz.engine.sweeps.in_process import InProcess
        from normviz.engine.sweeps.sweep_runner import SweepRunner

        with one_training():
            executor = InProcess(emit, control)
            for ended in SweepRunner(record, executor, self._runs_dir, self._data_dir).run():
                emit(ended)
