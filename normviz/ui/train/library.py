"""The runs of a folder as the window holds them: read, renamed, deleted and brought back."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from normviz.errors import UserError
from normviz.runs.changes import Signature, signature
from normviz.runs.events import Batch, Epoch
from normviz.runs.run import Run
from normviz.runs.store import Store
from normviz.ui.train.series import Series
from normviz.ui.undo import Step, undo_stack_of

KEPT_SECONDS = 7 * 24 * 3600.0
"""Deleted runs leave the disk after so long; until the window closes Undo brings them back."""


class Library(QObject):
    """All runs of one folder, and the curves of those that were asked for.

    Attributes:
        changed: Emitted when the list or a row of it is another one.
        restored: Emitted with the ids of runs that an undo has brought back.
        failed: Emitted with one sentence, when the folder cannot be used as asked.
    """

    changed = Signal()
    restored = Signal(object)
    failed = Signal(str)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        """Opens the folder and lists its runs.

        Args:
            folder: The runs folder; the platform's when None.
            parent: Owner.
        """
        super().__init__(parent)
        self.undo_stack = undo_stack_of(self)
        self.problem = ""
        self._runs: dict[str, Run] = {}
        self._series: dict[str, Series] = {}
        self._live = ""
        self._signature: Signature = ()
        self._store: Store | None = None
        try:
            self._store = Store(folder)
            self._store.purge(time.time() - KEPT_SECONDS)
        except UserError as error:
            self.problem = str(error)
        self.refresh()

    @property
    def folder(self) -> Path | None:
        """Where the runs are; None where the folder cannot be used."""
        return self._store.folder if self._store else None

    def runs(self) -> list[Run]:
        """All runs, the newest last."""
        return list(self._runs.values())

    def run(self, run: str) -> Run | None:
        """The run of an id; None where it is gone."""
        return self._runs.get(run)

    def close(self) -> None:
        """Closes the database."""
        if self._store:
            self._store.close()

    def refresh(self) -> None:
        """Lists the runs anew."""
        if not self._store:
            return
        try:
            self._signature = self._signed()
            found = {run.id: run for run in self._store.runs()}
        except UserError as error:
            self.failed.emit(str(error))
            return
        if found == self._runs:
            return
        for name, run in found.items():
            if run != self._runs.get(name) and name != self._live:
                self._series.pop(name, None)
        self._runs = found
        self.changed.emit()

    def follow_others(self) -> None:
        """Lists the runs anew if another process has written to the folder."""
        if self._store and self._signed() != self._signature:
            if any(run.state == "running" and run.id != self._live for run in self.runs()):
                self._series = {k: v for k, v in self._series.items() if k == self._live}
                self.refresh()
                self.changed.emit()
            else:
                self.refresh()

    def series(self, run: str) -> Series:
        """The curves of a run."""
        if run not in self._series:
            self._series[run] = self._read(run)
        return self._series[run]

    def begin_live(self, run: str, steps_per_epoch: int) -> None:
        """From now on the curves of ``run`` come from :meth:`extend` and :meth:`add_epoch`."""
        self._series.pop(run, None)
        self.refresh()
        self.series(run).steps_per_epoch = steps_per_epoch
        self._live = run

    def extend(self, events: Sequence[Batch]) -> None:
        """Adds batches to the live run."""
        if self._live:
            self.series(self._live).extend(events)

    def add_epoch(self, epoch: Epoch) -> None:
        """Adds an epoch to the live run."""
        if self._live:
            self.series(self._live).add_epoch(epoch)
            self.refresh()

    def end_live(self) -> None:
        """The live run has ended: what is on the disk is the truth again."""
        self._series.pop(self._live, None)
        self._live = ""
        self.refresh()

    def rename(self, run: str, name: str) -> None:
        """Gives a run another name, as one step of undo."""
        found = self.run(run)
        if found and name.strip() and name.strip() != found.name:
            self.undo_stack.push(_Rename(self, found, name.strip()))

    def delete(self, runs: Sequence[str]) -> bool:
        """Deletes runs, as one step of undo; returns whether it was done."""
        if not runs or not self._try("delete", list(runs)):
            return False
        self.undo_stack.push(_Delete(self, runs))
        return True

    def _try(self, method: str, *arguments: object) -> bool:
        """Calls the store and lists the runs anew; a fault is told and changes nothing."""
        try:
            getattr(self._store, method)(*arguments)
        except UserError as error:
            self.failed.emit(str(error))
            return False
        finally:
            self.refresh()
        return True

    def _read(self, run: str) -> Series:
        found = self.run(run)
        if not self._store or not found:
            return Series(1)
        try:
            batches, epochs = self._store.batches(run), self._store.epochs(run)
        except UserError as error:
            self.failed.emit(str(error))
            return Series(1)
        return Series(found.steps_per_epoch, batches, epochs)

    def _signed(self) -> Signature:
        return signature(self._store.folder) if self._store else ()


class _Rename(Step[Library]):
    """Another name for a run."""

    def __init__(self, library: Library, run: Run, name: str) -> None:
        text = QCoreApplication.translate("Library", "Rename {name}")
        super().__init__(library, text.format(name=run.name))
        self._run, self._names = run.id, (run.name, name)

    def apply(self, owner: Library) -> None:
        """Gives the new name."""
        owner._try("rename", self._run, self._names[1])

    def revert(self, owner: Library) -> None:
        """Gives the old name back."""
        owner._try("rename", self._run, self._names[0])


class _Delete(Step[Library]):
    """Runs that are away; they were deleted before the command is made."""

    def __init__(self, library: Library, runs: Sequence[str]) -> None:
        one = QCoreApplication.translate("Library", "Delete a run")
        several = QCoreApplication.translate("Library", "Delete {count} runs")
        super().__init__(library, one if len(runs) == 1 else several.format(count=len(runs)))
        self._runs, self._is_done = list(runs), True

    def apply(self, owner: Library) -> None:
        """Deletes them again."""
        if not self._is_done:
            owner._try("delete", self._runs)

    def revert(self, owner: Library) -> None:
        """Brings them back."""
        self._is_done = False
        if owner._try("restore", self._runs):
            owner.restored.emit(self._runs)
