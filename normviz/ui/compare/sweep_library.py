"""The sweeps of the runs folder, and the runs of the one that is shown."""

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from normviz.errors import UserError
from normviz.presentation.learning_curves import LearningCurves
from normviz.runs.events import Batches, Epoch
from normviz.runs.run import Run
from normviz.runs.store import Store, default_folder
from normviz.runs.sweeps.plan import SweepPlan
from normviz.runs.sweeps.record import (
    FOLDER,
    SUFFIX,
    SweepRecord,
    find_record,
    new_record,
    update_record,
)
from normviz.runs.sweeps.table import SweepRow, sweep_table
from normviz.ui.text.error_texts import error_text

_RETRY_MS: Final = 500
_log = logging.getLogger("normviz.app")


class SweepLibrary(QObject):
    """Reads sweeps and their runs; what cannot be read leaves what was read before.

    Attributes:
        changed: Emitted when the sweep, or the state of one of its runs, is another.
        failed: Emitted with one sentence, when something cannot be read or written.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, runs_dir: Path | None = None, parent: QObject | None = None) -> None:
        """Reads nothing yet.

        Args:
            runs_dir: Where runs are kept; the platform's folder when None.
            parent: Owner.
        """
        super().__init__(parent)
        self.folder = (runs_dir or default_folder()).absolute()
        self.record: SweepRecord | None = None
        self._runs: dict[str, Run] = {}
        self._store: Store | None = None
        self._measured: Sequence[Run] | None = None
        self._series: dict[str, tuple[int, LearningCurves]] = {}
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._retry.timeout.connect(self.refresh)

    def ids(self) -> list[str]:
        """The ids of all sweeps, the newest first."""
        try:
            files = sorted(
                (self.folder / FOLDER).glob(f"*{SUFFIX}"),
                key=lambda path: path.stat().st_mtime,
                reverse=True,
            )
        except OSError:
            return []
        return [path.name.removesuffix(SUFFIX) for path in files]

    @property
    def runs(self) -> Mapping[str, Run]:
        """Key of a spec to its run, as far as they have begun."""
        return self._runs

    def table(self) -> tuple[SweepRow, ...]:
        """The results of the sweep that is shown; empty where there is none."""
        return sweep_table(self.record.plan, self._runs) if self.record else ()

    def create(self, plan: SweepPlan, order: tuple[str, ...] = ()) -> SweepRecord | None:
        """A new sweep, which is shown from now on; None where it could not be written."""
        try:
            record = new_record(plan, self.folder, order)
        except UserError as error:
            self.failed.emit(error_text(error))
            return None
        self.open(record.id)
        return record

    def change(self, change: Callable[[SweepRecord], SweepRecord]) -> None:
        """Changes the sweep that is shown, in its file too; a training goes on with the new one."""
        if self.record is None:
            return
        try:
            self.record = update_record(self.folder, self.record.id, change)
        except UserError as error:
            self.failed.emit(error_text(error))
            return
        self.changed.emit()

    def open(self, sweep: str) -> bool:
        """Shows a sweep; returns whether there is such a one."""
        try:
            self.record = find_record(self.folder, sweep)
        except UserError as error:
            _log.warning("the sweep %s is not shown: %s", sweep, error)
            return False
        self._runs, self._series = {}, {}
        self.refresh()
        return True

    def refresh(self) -> None:
        """Reads the sweep's file and its runs again."""
        if self.record is None:
            return
        try:
            record = find_record(self.folder, self.record.id)
            store = self._opened()
            found = {key: store.run(run) for key, run in record.runs.items()}
        except UserError as error:
            _log.info("the sweep is read later: %s", error)
            self._retry.start()
            return
        self.record, self._runs = record, found
        self.changed.emit()

    def measured(self) -> Sequence[Run]:
        """All runs of the folder, whose times a forecast is made of; read once per visit."""
        if self._measured is None:
            self._measured = self._read_measured()
        return self._measured

    def forget_measured(self) -> None:
        """Reads the times anew when they are asked for next."""
        self._measured = None

    def _read_measured(self) -> Sequence[Run]:
        if not self.folder.is_dir():
            return ()
        try:
            return self._opened().runs()
        except UserError as error:
            _log.info("no times are known: %s", error)
            return ()

    def curves(self, run: Run) -> LearningCurves:
        """What a run has measured; read once, and again where it has had more epochs since."""
        known = self._series.get(run.id)
        if known is None or known[0] < run.epochs_done:
            known = (run.epochs_done, self._read(run))
            self._series[run.id] = known
        return known[1]

    def extend(self, run: str, events: Sequence[Batches]) -> None:
        """Takes up batches of a training, if they follow those that are known."""
        known = self._series.get(run)
        if known is not None and len(known[1]) == events[0].step - events[0].batches:
            known[1].extend(events)

    def epochs(self) -> dict[str, Sequence[Epoch]]:
        """Id of each run to its epochs."""
        return {run.id: self.curves(run).epochs for run in self._runs.values()}

    def stop(self) -> None:
        """Reads nothing any more."""
        self._retry.stop()
        if self._store is not None:
            self._store.close()
        self._store = None

    def _opened(self) -> Store:
        """The runs as they are now: somebody may have replaced their file.

        It stays open, as a list of thousands of runs is read only once then.

        Raises:
            UserError: They cannot be read.
        """
        if self._store is not None and not self._store.is_current:
            self._store.close()
            self._store = None
        if self._store is None:
            self._store = Store(self.folder, wait=0)
        return self._store

    def _read(self, run: Run) -> LearningCurves:
        try:
            store, steps = self._opened(), run.steps_per_epoch
            return LearningCurves(steps, store.batches(run.id), store.epochs(run.id))
        except UserError as error:
            _log.info("the curves of %s are not shown: %s", run.id, error)
            return LearningCurves(run.steps_per_epoch)
