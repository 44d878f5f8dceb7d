"""Trains runs where they belong: here, or with one thread in a process beside."""

from pathlib import Path

from normviz.engine.one_core import is_kept_to_one_core
from normviz.engine.training import trainer
from normviz.engine.training.continuation import ResumeChanges
from normviz.engine.training.trainer import Emit
from normviz.engine.training.training_process import TrainingJob, TrainingProcess
from normviz.runs.closing import Closing
from normviz.runs.control import TrainingControl
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store, default_folder


class Trainings(Closing):
    """Trains runs of one folder; ``close`` ends what was begun for it."""

    def __init__(self, runs_dir: Path | None = None, data_dir: Path | None = None) -> None:
        """Opens nothing yet.

        Args:
            runs_dir: Where runs are kept; the platform's folder when None.
            data_dir: Where data sets are looked for first.
        """
        self._runs_dir = (runs_dir or default_folder()).absolute()
        self._data_dir = data_dir
        self._process = TrainingProcess()

    def train(self, spec: RunSpec, emit: Emit, control: TrainingControl) -> str:
        """Trains a new run, and waits for its end; returns its id.

        Raises:
            ProcessLostError: Somebody or something has ended the process beside.
            UserError: As ``trainer.train``.
        """
        if _belongs_beside(spec):
            return self._beside(spec, emit, control)
        with Store(self._runs_dir) as store:
            return trainer.train(spec, emit, control, store, self._data_dir)

    def resume(
        self, run: str, emit: Emit, control: TrainingControl, changes: ResumeChanges | None = None
    ) -> str:
        """Continues a run at its last checkpoint, and waits for its end; returns its id.

        Raises:
            ProcessLostError: Somebody or something has ended the process beside.
            OtherDataError: The data are not those that it has learned from.
            UserError: As ``trainer.resume``.
        """
        with Store(self._runs_dir, must_exist=True) as store:
            found = store.run(run)
            if not _belongs_beside(found.spec):
                return trainer.resume(run, emit, control, store, changes, self._data_dir)
        return self._beside(found.id, emit, control, changes)

    def close(self) -> None:
        """Ends the process beside, if there is one."""
        self._process.close()

    def _beside(
        self,
        what: RunSpec | str,
        emit: Emit,
        control: TrainingControl,
        changes: ResumeChanges | None = None,
    ) -> str:
        job = TrainingJob(self._runs_dir, self._data_dir, what, changes)
        return self._process.train(job, emit, control)


def _belongs_beside(spec: RunSpec) -> bool:
    """Whether a run would end with other bits here than elsewhere."""
    return spec.deterministic and not is_kept_to_one_core()
