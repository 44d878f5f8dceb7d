"""The sweeps of the runs folder, and the runs of the one that is shown."""

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal

from normviz.errors import UserError
from normviz.files.plain_file import is_folder
from normviz.ports.sweeps import RunAdvanced
from normviz.presentation.learning_curves import LearningCurves
from normviz.runs.database import BusyError
from normviz.runs.events import Batches, Epoch
from normviz.runs.folder_signature import signature
from normviz.runs.run import ACTIVE, Run
from normviz.runs.store import Store
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
from normviz.ui.threads.deadlines import FOREVER
from normviz.ui.training.runs_access import RunsAccess

_RETRY_MS: Final = 2000
_MOST_SIMILAR: Final = 300
_MOST_SINGLE: Final = 100
"""Runs that are asked for one by one."""
_UNKNOWN: Final = "sweep-unknown"
_GONE: Final = ("run-unknown", "run-unreadable")
_log = logging.getLogger("normviz.app")


class SweepLibrary(QObject):
    """Reads sweeps and their runs; what cannot be read leaves what was read before.

    Attributes:
        changed: Emitted when the sweep, the state of one of its runs, or the list of sweeps may be
            another.
        message: Emitted with ``(kind, text)``, as a view's message.
        runs_unlocked: Emitted when a lock that was told of is gone.
    """

    changed = Signal()
    message = Signal(str, str)
    runs_unlocked = Signal()

    def __init__(self, runs_dir: Path | None = None, parent: QObject | None = None) -> None:
        """Reads nothing yet.

        Args:
            runs_dir: Where runs are kept; the platform's folder when None.
            parent: Owner.
        """
        super().__init__(parent)
        self.record: SweepRecord | None = None
        self._runs: dict[str, Run] = {}
        self._problem = ""
        self._signature: tuple[object, ...] = ()
        self._measured: Sequence[Run] | None = None
        self._similar: Sequence[Run] | None = None
        self._series: dict[str, tuple[int, LearningCurves]] = {}
        self._under_way: dict[str, LearningCurves] = {}
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._retry.timeout.connect(self.refresh)
        self._access = RunsAccess(runs_dir, self)
        self._access.due.connect(self.refresh)
        self._access.runs_locked.connect(lambda text: self.message.emit("warning", text))
        self._access.runs_unlocked.connect(self.runs_unlocked)
        self._access.replaced.connect(lambda text: self.message.emit("warning", text))

    @property
    def folder(self) -> Path:
        """The runs folder."""
        return self._access.folder

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

    @property
    def under_way(self) -> Mapping[str, LearningCurves]:
        """Key of a spec to what a run has measured that another process trains now."""
        return self._under_way

    def waits(self, key: str) -> bool:
        """Whether a run of the sweep that is shown is still to be trained, and is not now."""
        run = self._runs.get(key)
        is_over = run is not None and (run.is_done or run.state in ACTIVE)
        return not is_over and key not in self._under_way

    def table(self) -> tuple[SweepRow, ...]:
        """The results of the sweep that is shown; empty where there is none."""
        return sweep_table(self.record.plan, self._runs) if self.record else ()

    def create(self, plan: SweepPlan, order: tuple[str, ...] = ()) -> SweepRecord | None:
        """A new sweep, which is shown from now on; None where it could not be written."""
        try:
            record = new_record(plan, self.folder, order)
        except UserError as error:
            self.message.emit("error", error_text(error))
            return None
        self._begin(record)
        return record

    def change(self, change: Callable[[SweepRecord], SweepRecord]) -> None:
        """Changes the sweep that is shown, in its file too; a training goes on with the new one."""
        if self.record is None:
            return
        try:
            self.record = update_record(self.folder, self.record.id, change)
        except UserError as error:
            self.message.emit("error", error_text(error))
            return
        self.changed.emit()

    def open(self, sweep: str) -> bool:
        """Shows a sweep; returns whether there is such a one, and says where it is damaged."""
        try:
            record = find_record(self.folder, sweep)
        except UserError as error:
            _log.warning("the sweep %s is not shown: %s", sweep, error)
            if error.code != _UNKNOWN:
                self.message.emit("error", error_text(error))
            return False
        self._begin(record)
        return True

    def refresh(self) -> None:
        """Reads the sweep's file and its runs again; others may have made or trained sweeps."""
        self._signature = self._signed()  # first: what is written meanwhile is read again
        if self.record is None:
            self.changed.emit()
            return
        try:
            self._show(find_record(self.folder, self.record.id))
        except UserError as error:
            self._set_problem(error_text(error))
            self._retry.start()

    def follow_others(self) -> bool:
        """Reads again if another process has written to the folder; returns whether one has."""
        has_changed = self._signed() != self._signature
        if has_changed:
            self.forget_measured()
            self.refresh()
        return has_changed

    def _signed(self) -> tuple[object, ...]:
        """Other values mean that something was written to the folder."""
        try:
            made = (
                (self.folder / FOLDER).stat().st_mtime_ns
            )  # files there are replaced, not changed
        except OSError:
            made = 0
        return made, signature(self.folder)

    def _begin(self, record: SweepRecord) -> None:
        self.record, self._runs, self._series, self._under_way = record, {}, {}, {}
        self._similar = None
        self._show(record)

    def _show(self, record: SweepRecord) -> None:
        """Reads the runs of a sweep; they are read later where that is not possible now."""
        try:
            found = self._access.read(partial(_runs_of, record))
        except BusyError:
            return
        except UserError as error:
            self._set_problem(error_text(error))
            self._retry.start()
            return
        self._set_problem("")
        self.record, self._runs = record, found
        for key, run in found.items():
            if run.is_done:
                self._under_way.pop(key, None)
        self.changed.emit()

    def measured(self) -> Sequence[Run]:
        """All runs of the folder, whose times a forecast is made of; read once per visit."""
        if not is_folder(self.folder):
            return ()
        if self._measured is None:
            try:
                self._measured = self._access.read(Store.runs)
            except BusyError:
                return ()
            except UserError as error:
                _log.info("no times are known: %s", error)
                self._measured = ()
        return self._measured

    def measured_like(self) -> list[Run]:
        """Runs whose times say how long the sweep that is shown takes: its own and similar ones.

        Of many the newest: this is asked for with every epoch.
        """
        if self._similar is None and self.record is not None:
            recipes = {spec.recipe for spec in self.record.plan.specs}
            similar = [run for run in self.measured() if run.spec.recipe in recipes]
            self._similar = sorted(similar, key=lambda run: run.started)[-_MOST_SIMILAR:]
        known = {run.id: run for run in self._similar or ()}
        return list((known | {run.id: run for run in self._runs.values()}).values())

    def forget_measured(self) -> None:
        """Reads the times anew when they are asked for next."""
        self._measured = self._similar = None

    def curves(self, run: Run) -> LearningCurves:
        """What a run has measured; read once, and again where it has had more epochs since."""
        known = self._series.get(run.id)
        if known is None or known[0] < run.epochs_done:
            try:
                known = (run.epochs_done, self._read(run))
            except BusyError:  # they are asked for again when the lock is gone
                return LearningCurves(run.steps_per_epoch)
            self._series[run.id] = known
        return known[1]

    def extend(self, run: str, events: Sequence[Batches]) -> bool:
        """Takes up batches of a training, if they follow those that are known.

        Returns:
            Whether they are the first ones of the run.
        """
        known = self._series.get(run)
        if known is None or len(known[1]) != events[0].step - events[0].batches:
            return False
        is_first = not len(known[1])
        known[1].extend(events)
        return is_first

    def end_epoch(self, run: str, epoch: Epoch) -> None:
        """Takes up an epoch of a training whose batches are known."""
        known = self._series.get(run)
        if known is not None and len(known[1]) == epoch.step and not epoch.partial:
            known[1].add_epoch(epoch)
            self._series[run] = (epoch.epoch, known[1])

    def advance(self, event: RunAdvanced) -> None:
        """Takes up how far a run of this sweep is that another process trains.

        One that begins again, since its worker was killed, is drawn again.
        """
        if self.record is None or event.key not in self.record.plan.keys:
            return
        run = self._runs.get(event.key)
        if run is not None and run.is_done:
            return
        before = event.step - len(event.losses)
        new = LearningCurves(event.steps_per_epoch)
        curves = self._under_way.setdefault(event.key, new)
        if before < len(curves):
            curves.cut(before)
        if before == len(curves):
            curves.extend([event])
            for epoch in event.epochs:
                curves.add_epoch(epoch)

    def end_under_way(self, key: str) -> None:
        """Forgets a run that another process has trained, or could not train."""
        self._under_way.pop(key, None)

    def forget_under_way(self) -> None:
        """Forgets the runs that other processes were training: they were stopped."""
        self._under_way = {}

    def best_epochs(self, row: SweepRow) -> list[int]:
        """The epochs in which the finished runs of a row had their best accuracies."""
        runs = [self._runs[key] for key in row.keys if key in self._runs]
        found = [self.curves(run).best_epoch() for run in runs if run.state == "finished"]
        return [epoch for epoch in found if epoch is not None]

    def failed(self, row: SweepRow) -> int:
        """How many runs of a row have failed."""
        return sum(self._runs[key].state == "failed" for key in row.keys if key in self._runs)

    def key_of(self, run: str) -> str:
        """The key of the spec of a run of the sweep that is shown; empty where it is of none."""
        return next((key for key, known in self._runs.items() if known.id == run), "")

    def ask_to_stop(self) -> None:
        """Reads nothing any more."""
        self._retry.stop()
        self._access.ask_to_stop()

    def stop(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Closes the database; returns whether nothing is at work any more."""
        self.ask_to_stop()
        return self._access.close(deadline)

    def _read(self, run: Run) -> LearningCurves:
        """The curves of a run; empty where they cannot be read.

        Raises:
            BusyError: The database is locked.
        """
        steps = run.steps_per_epoch
        try:
            return self._access.read(
                lambda store: LearningCurves(steps, store.batches(run.id), store.epochs(run.id))
            )
        except BusyError:
            raise
        except UserError as error:
            _log.info("the curves of %s are not shown: %s", run.id, error)
            return LearningCurves(steps)

    def _set_problem(self, problem: str) -> None:
        """Says once why the sweep cannot be read; what was read before stays in sight."""
        if problem and problem != self._problem:
            self.message.emit("error", problem)
        self._problem = problem


def _runs_of(record: SweepRecord, store: Store) -> dict[str, Run]:
    """Key of each spec to its run; without those that were deleted or cannot be read.

    Raises:
        BusyError: The database is locked.
        UserError: It cannot be read.
    """
    found = {}
    if len(record.runs) > _MOST_SINGLE:  # thousands of questions take longer than a list
        known = {run.id: run for run in store.runs()}
        return {key: known[run] for key, run in record.runs.items() if run in known}
    for key, run in record.runs.items():
        try:
            found[key] = store.run(run)
        except UserError as error:
            if error.code not in _GONE:
                raise
    return found
