"""The runs of a folder as the window holds them: read, rename, delete and restore."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QObject, Signal

from normviz.errors import UserError
from normviz.presentation.learning_curves import LearningCurves
from normviz.runs.database import BusyError
from normviz.runs.events import Batches, Epoch
from normviz.runs.folder_signature import Signature, signature
from normviz.runs.run import ACTIVE, Run
from normviz.runs.sqlite.rows import Unreadable
from normviz.runs.storage.reference_accuracy import ReferenceAccuracy
from normviz.ui.shell.undo import UndoStep, undo_stack_of
from normviz.ui.text.error_texts import error_text
from normviz.ui.threads.deadlines import FOREVER
from normviz.ui.training.runs_access import RunsAccess, StoreChange
from normviz.ui.widgets.message_bar import MessageKind

KEPT_SECONDS = 7 * 24 * 3600.0
"""Deleted runs leave the disk after so long; until the window closes Undo brings them back."""


class RunLibrary(QObject):
    """All runs of one folder, and the curves of those that were asked for.

    Attributes:
        changed: Emitted when the list or a row of it is another one.
        restored: Emitted with the ids of runs that an undo has brought back.
        deleted: Emitted with the runs that were deleted, when Undo can bring them back.
        message: Emitted with ``(kind, text)``, as a view's message; ``unshown_message`` keeps
            the last one for whoever was not connected yet.
        runs_unlocked: Emitted when a lock that was told of is gone.
    """

    changed = Signal()
    restored = Signal(object)
    deleted = Signal(object)
    message = Signal(str, str)
    runs_unlocked = Signal()

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        """Opens the folder and lists its runs.

        Args:
            folder: The runs folder; the platform's when None.
            parent: Owner.
        """
        super().__init__(parent)
        self.undo_stack = undo_stack_of(self)
        self.problem = ""
        self._lock = ""
        self.unshown_message: tuple[MessageKind, str] | None = None
        self._runs: dict[str, Run] = {}
        self._unreadable: tuple[Unreadable, ...] = ()
        self._series: dict[str, LearningCurves] = {}
        self._has_missed = False
        self._live = ""
        self._signature: Signature = ()
        self._access = RunsAccess(folder, self)
        self._access.due.connect(self.refresh)
        self._access.runs_locked.connect(self._tell_lock)
        self._access.runs_unlocked.connect(self._forget_lock)
        self._access.replaced.connect(lambda text: self._tell("warning", text))
        if folder and self._access.is_to_be_made:
            text = self.tr("There is no folder {path} yet. It is made when you train.")
            self._tell("warning", text.format(path=folder))
        self._purge()
        self.refresh()

    def runs(self) -> list[Run]:
        """All runs, the newest last."""
        return list(self._runs.values())

    def run(self, run: str) -> Run | None:
        """The run of an id; None where it is gone."""
        return self._runs.get(run)

    @property
    def folder(self) -> Path:
        """The runs folder."""
        return self._access.folder

    @property
    def live(self) -> str:
        """Id of the run whose curves come from a training here; empty where there is none."""
        return self._live

    @property
    def is_listing(self) -> bool:
        """Whether the runs are being listed in the background."""
        return self._access.relisting.busy

    @property
    def empty_reason(self) -> str:
        """Why runs may be missing from the list; empty where all are there."""
        if self.is_listing:
            return self.tr("The runs are being listed again from their folders.")
        return self.problem or self._lock

    def ask_to_stop(self) -> None:
        """Makes the changes that still wait in the background, and closes the database."""
        self._access.ask_to_stop()

    def close(self, deadline: QDeadlineTimer = FOREVER) -> bool:
        """Closes the database; returns whether the changes that waited are made, or given up."""
        return self._access.close(deadline)

    def refresh(self) -> None:
        """Lists the runs again; what was listed stays where that is not possible now."""
        self._signature = self._signed()
        try:
            listing = self._access.read(lambda store: store.listing())
        except BusyError:
            return
        except UserError as error:
            self._set_problem(error_text(error))
            return
        self._set_problem("")
        self._tell_unreadable(listing.unreadable)
        found = {run.id: run for run in listing.runs}
        if found == self._runs and not self._has_missed:
            return
        self._has_missed = False
        for name, run in found.items():
            if run != self._runs.get(name) and name != self._live:
                self._series.pop(name, None)
        self._runs = found
        self.changed.emit()

    def follow_others(self) -> None:
        """Lists the runs again if another process has written to the folder, or may have ended."""
        has_active = any(run.state in ACTIVE and run.id != self._live for run in self.runs())
        if self._signed() == self._signature:
            if has_active:  # a process that is killed, or whose disk is gone, writes nothing
                self.refresh()
            return
        if has_active:
            self._series = {k: v for k, v in self._series.items() if k == self._live}
            self._has_missed = True
        self.refresh()

    def series(self, run: str) -> LearningCurves:
        """The curves of a run."""
        found = self._series.get(run) or self._read(run)
        if found is None:
            self._has_missed = True
            return LearningCurves(1)
        self._series[run] = found
        return found

    def reference(self, run: str) -> ReferenceAccuracy | None:
        """How well a run on own digits reads other ones; None where that is not known."""
        try:
            return self._access.read(lambda store: store.reference(run))
        except UserError:  # a damaged measurement takes nothing else away
            return None

    def begin_live(self, run: str, steps_per_epoch: int, step: int = 0) -> None:
        """From now on the curves of ``run`` come from :meth:`extend` and :meth:`add_epoch`.

        Args:
            run: Id of the run.
            steps_per_epoch: Batches per epoch.
            step: Where it goes on; what is known beyond that batch is trained again.
        """
        self._series.pop(run, None)
        self.refresh()
        series = self._series.setdefault(run, self._read(run) or LearningCurves(1))
        series.steps_per_epoch = steps_per_epoch
        series.cut(step)
        self._live = run

    def extend(self, events: Sequence[Batches]) -> None:
        """Adds batches to the live run."""
        if self._live:
            self.series(self._live).extend(events)

    def add_epoch(self, epoch: Epoch) -> None:
        """Adds an epoch to the live run."""
        if self._live:
            self.series(self._live).add_epoch(epoch)
            self.refresh()

    def end_live(self) -> None:
        """Ends the live run and switches back to the stored curves."""
        self._series.pop(self._live, None)
        self._live = ""
        self.refresh()

    def rename(self, run: str, name: str) -> None:
        """Gives a run another name, as one step of undo."""
        found = self.run(run)
        if found and name.strip() and name.strip() != found.name:
            step = _Rename(self, found, name.strip())
            self.do("rename", run, name.strip(), done=lambda: self.undo_stack.push(step))

    def delete(self, runs: Sequence[str]) -> bool:
        """Deletes runs, as one step of undo; returns whether it was done already."""
        chosen = [run for run in map(self.run, runs) if run]

        def tell() -> None:
            self.undo_stack.push(_Delete(self, runs))
            self.deleted.emit(chosen)

        return bool(runs) and self.do("delete", list(runs), done=tell)

    def do(
        self, method: str, *arguments: object, done: Callable[[], object] = lambda: None
    ) -> bool:
        """Calls the store and lists the runs again, now or once the database is no longer locked.

        A fault is told and changes nothing.

        Args:
            method: Name of a method of the store.
            *arguments: Its arguments.
            done: Called when it was done.

        Returns:
            Whether it was done already.
        """

        def finish() -> None:
            self.refresh()
            done()

        def fail(problem: str) -> None:
            self._tell("error", problem)
            self.refresh()

        return self._access.change(
            StoreChange(lambda store: getattr(store, method)(*arguments), finish, fail)
        )

    def _purge(self) -> None:
        """Removes what was deleted long ago; a file that stays is told of, and tried again."""
        before = time.time() - KEPT_SECONDS
        try:
            self._access.read(lambda store: store.purge(before))
        except BusyError:
            return
        except UserError as error:
            self._tell("warning", error_text(error))

    def _read(self, run: str) -> LearningCurves | None:
        """The curves of a run as they are kept; None where the database is locked."""
        found = self.run(run)
        if not found:
            return LearningCurves(1)
        try:
            batches, epochs = self._access.read(
                lambda store: (store.batches(run), store.epochs(run))
            )
        except BusyError:
            return None
        except UserError as error:
            self._tell("error", error_text(error))
            return LearningCurves(1)
        return LearningCurves(found.steps_per_epoch, batches, epochs)

    def _signed(self) -> Signature:
        return signature(self._access.folder)

    def _set_problem(self, problem: str) -> None:
        """Takes note of why the folder cannot be used at all; what was listed stays in sight."""
        if problem == self.problem:
            return
        self.problem = problem
        self._has_missed = True
        if problem:
            self._tell("error", problem)
            self.changed.emit()

    def _tell_unreadable(self, unreadable: tuple[Unreadable, ...]) -> None:
        """Names the runs that are left out, once."""
        if unreadable and unreadable != self._unreadable:
            one = self.tr("A run is left out: {problem}")
            several = self.tr(
                "{count} runs are left out. The first: {problem}", "", len(unreadable)
            )
            text = one if len(unreadable) == 1 else several
            problem = error_text(unreadable[0].problem)
            self._tell("warning", text.format(count=len(unreadable), problem=problem))
        self._unreadable = unreadable

    def _tell_lock(self, text: str) -> None:
        self._lock = text
        self._tell("warning", text)

    def _forget_lock(self) -> None:
        self._lock = ""
        self.runs_unlocked.emit()

    def _tell(self, kind: MessageKind, text: str) -> None:
        self.unshown_message = (kind, text)
        self.message.emit(kind, text)


class _Rename(UndoStep[RunLibrary]):
    """Another name for a run; it has it before the step is made."""

    def __init__(self, library: RunLibrary, run: Run, name: str) -> None:
        text = QCoreApplication.translate("RunLibrary", "Rename {name}")
        super().__init__(library, text.format(name=run.name))
        self._run, self._names, self._is_done = run.id, (run.name, name), True

    def apply(self, owner: RunLibrary) -> None:
        """Gives the new name."""
        if not self._is_done:
            owner.do("rename", self._run, self._names[1])

    def revert(self, owner: RunLibrary) -> None:
        """Gives the old name back."""
        self._is_done = False
        owner.do("rename", self._run, self._names[0])


class _Delete(UndoStep[RunLibrary]):
    """Runs that are away; they were deleted before the step is made."""

    def __init__(self, library: RunLibrary, runs: Sequence[str]) -> None:
        count = len(runs)
        one = QCoreApplication.translate("RunLibrary", "Delete a run")
        several = QCoreApplication.translate("RunLibrary", "Delete runs ({count})")
        super().__init__(library, one if count == 1 else several.format(count=count))
        self._runs, self._is_done = list(runs), True

    def apply(self, owner: RunLibrary) -> None:
        """Deletes them again."""
        if not self._is_done:
            owner.do("delete", self._runs)

    def revert(self, owner: RunLibrary) -> None:
        """Brings them back."""
        self._is_done = False
        owner.do("restore", self._runs, done=lambda: owner.restored.emit(self._runs))
