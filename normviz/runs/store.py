"""The runs of one folder: ``runs.sqlite`` and a folder with the weights of each run.

Several windows and commands may use one folder at once. A run is written by the one process that
holds its lock; a run that claims to be trained while its lock is free was killed.
"""

import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_data_dir

from normviz.errors import UserError
from normviz.files.atomic import explain
from normviz.files.private import FOLDER_MODE, keep_private
from normviz.files.removal import remove_folder
from normviz.runs.checkpoint import Checkpoint, read_checkpoint
from normviz.runs.database import WAIT, Database
from normviz.runs.events import Epoch
from normviz.runs.initial_state import Beginning, read_beginning
from normviz.runs.locks import RunLock, is_held
from normviz.runs.run import ACTIVE, Run
from normviz.runs.run_ids import check_run_id, run_file, run_folder, run_folders
from normviz.runs.spec import RunSpec, check_name
from normviz.runs.sqlite.rows import SELECT_RUNS, Listing, listing_of
from normviz.runs.storage.manifest import Manifest, rename_manifest, write_manifest
from normviz.runs.storage.recovery import (
    CHECKPOINT,
    LOCK,
    is_unsettled,
    lost_runs,
    recover_lost,
    settle,
)
from normviz.runs.storage.rows import read_batches, read_epochs
from normviz.runs.writer import BEGINNING, RunWriter

_LETTERS: Final = "23456789abcdefghjkmnpqrstvwxyz"  # none that is mistaken for another
_LETTERS_IN_ID: Final = 4
"""Of one run: 16 million batches."""


def default_folder() -> Path:
    """Where the platform keeps a user's data."""
    return Path(user_data_dir("normviz", appauthor=False)) / "runs"


class Store:
    """The runs of one folder, for one thread; others open their own."""

    def __init__(
        self, folder: Path | None = None, *, must_exist: bool = False, wait: float = WAIT
    ) -> None:
        """Opens the folder and makes it where there is none.

        Args:
            folder: The runs folder; the platform's when None.
            must_exist: Whether nothing is made, for those who only read: a folder that was named
                and is not there is an error, without a database it holds no runs.
            wait: Seconds that each call waits for other programs; 0 never waits.

        Raises:
            BusyError: Another program locks the database.
            UserError: It cannot be made or read, or holds something else.
        """
        self.folder = (folder or default_folder()).absolute()
        if must_exist and folder:
            _refuse_missing(self.folder)
        path = self.folder / "runs.sqlite"
        is_lost = not path.exists() and any(lost_runs(self.folder, set()))
        self._database = Database(path, wait=wait, must_exist=must_exist and not is_lost)
        if not folder:
            keep_private(self.folder, self.folder.parent)
        with suppress(UserError):
            recover_lost(self._database, self.folder)

    @property
    def is_current(self) -> bool:
        """Whether the database is still the file that was opened, and is read as it is now."""
        return self._database.is_current

    def close(self) -> None:
        """Closes the database; runs that are being written keep their own connection."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def create(self, spec: RunSpec) -> RunWriter:
        """Makes a run and takes its lock.

        Args:
            spec: What is to be trained.

        Returns:
            The one who may write to it, from the thread that called; close it at the end.

        Raises:
            UserError: No space or no right.
        """
        run, folder = self._new_folder(spec.recipe)
        lock = RunLock(folder / LOCK)
        manifest = Manifest(spec.name or run, time.time(), spec)
        try:
            self._database.write(
                "INSERT INTO runs (id, name, spec, state, created, started)"
                " VALUES (?, ?, ?, 'running', ?, ?)",
                (run, manifest.name, manifest.spec_text, manifest.created, manifest.created),
            )
            # After the row: whoever finds a manifest without a row takes the row for lost.
            write_manifest(folder, manifest)
            return RunWriter(run, folder, self._database.path, lock)
        except BaseException:
            with suppress(UserError):
                self._database.write("DELETE FROM runs WHERE id = ?", (run,))
            lock.release()
            with suppress(OSError):
                remove_folder(self.folder, run)
            raise

    def resume(self, run: str, epochs: int | None = None) -> RunWriter:
        """Takes the lock of a run that is to go on from its checkpoint.

        Args:
            run: Id of the run.
            epochs: How many epochs it is to have in the end; as before when None.

        Returns:
            The one who may write to it, from the thread that called; close it at the end.

        Raises:
            UserError: There is no such run, someone else trains it, or it cannot be written.
        """
        found = self.run(run)
        self.refuse_without_files(found.id)
        folder = self.path(found.id)
        lock = RunLock(folder / LOCK)
        try:
            spec = found.spec if epochs is None else found.spec.with_epochs(epochs)
            writer = RunWriter(found.id, folder, self._database.path, lock)
            writer.go_on(spec)
        except BaseException:
            lock.release()
            raise
        return writer

    def listing(self, *, deleted: bool = False) -> Listing:
        """All runs, the newest last; those whose process was killed are as their checkpoint says.

        Where nothing can be written now, they are only shown as interrupted.

        Args:
            deleted: Whether to list the deleted ones instead of the others.

        Raises:
            BusyError: Another program locks the database.
            UserError: The database cannot be read.
        """
        found = self._listed(deleted=deleted)
        left = [run for run in found.runs if is_unsettled(run) and not self._is_trained(run.id)]
        for run in left:
            with suppress(UserError):
                settle(self._database, self.path(run.id), run)
        if not left:
            return found
        names = {run.id for run in left}
        found = self._listed(deleted=deleted)
        return replace(
            found,
            runs=tuple(_interrupted(run) if run.id in names else run for run in found.runs),
        )

    def _listed(self, *, deleted: bool) -> Listing:
        wanted = "IS NOT NULL" if deleted else "IS NULL"
        rows = self._database.each(f"{SELECT_RUNS} WHERE deleted {wanted}")
        return listing_of(rows, run_folders(self.folder))

    def runs(self, *, deleted: bool = False) -> list[Run]:
        """The runs of :meth:`listing` that can be read."""
        return list(self.listing(deleted=deleted).runs)

    def run(self, text: str) -> Run:
        """The run that a user means.

        Args:
            text: An id, the beginning of one, or a name that only one run has.

        Raises:
            UserError: None or several match, or its settings cannot be read.
        """
        listing = self.listing()
        runs = listing.runs
        for each in listing.unreadable:
            if each.id == text:
                raise UserError(each.problem)
        for match in (
            [run for run in runs if run.id == text],
            [run for run in runs if run.name == text],
            [run for run in runs if text and run.id.startswith(text)],
        ):
            if len(match) == 1:
                return match[0]
            if match:
                raise UserError(
                    f"{text!r} means {len(match)} runs ({', '.join(run.id for run in match)}): "
                    "name one by its id"
                )
        raise UserError(
            "there is no run {run!r} in {folder}: see 'normviz runs'",
            code="run-unknown",
            run=text,
            folder=self.folder,
        )

    def path(self, run: str) -> Path:
        """The folder of a run's files; it need not exist.

        Raises:
            UserError: It is none that a run can have, or a link leads out of the runs folder.
        """
        return run_folder(self.folder, run)

    def epochs(self, run: str) -> list[Epoch]:
        """The rows of a run's epochs, in order; a value that was not finite is NaN.

        Raises:
            BusyError: Another program locks the database.
            UserError: The database or a row cannot be read.
        """
        return read_epochs(self._database, check_run_id(run))

    def batches(self, run: str) -> NDArray[np.float32]:
        """Every batch's own loss and accuracy.

        Returns:
            Array of shape (batches, 2): loss and accuracy of step 1, 2, ….

        Raises:
            BusyError: Another program locks the database.
            UserError: The database or a row cannot be read.
        """
        return read_batches(self._database, check_run_id(run))

    def checkpoint(self, run: str) -> Checkpoint | None:
        """The newest state of a run; None where it has not reached its first one.

        Raises:
            UserError: The file is damaged, or the run's files were deleted.
        """
        self.refuse_without_files(run)
        path = run_file(self.folder, run, CHECKPOINT)
        return read_checkpoint(path) if path else None

    def beginning(self, run: str) -> Beginning | None:
        """What is kept of a run's beginning; None where nothing is.

        Raises:
            UserError: The file is damaged, or the run's files were deleted.
        """
        self.refuse_without_files(run)
        path = run_file(self.folder, run, BEGINNING)
        return read_beginning(path) if path else None

    def refuse_without_files(self, run: str) -> None:
        """Does nothing for a run whose folder is there.

        Raises:
            UserError: Somebody has removed it, or it is a link.
        """
        path = self.path(run)
        if not path.is_dir():
            raise UserError(
                "the files of run {run} were deleted ({path} is not there): its curves are kept, "
                "its weights are gone; restore the folder from a backup, or train a new run",
                code="run-files-deleted",
                run=run,
                path=path,
            )

    def rename(self, run: str, name: str) -> None:
        """Gives a run another name.

        Raises:
            UserError: The name is empty or no text, or there is no such run.
        """
        if not name.strip():
            raise UserError(
                "expected a name, received none",
                code="name-empty",
            )
        check_name(name)
        self._change("UPDATE runs SET name = ? WHERE id = ?", name.strip(), run)
        with suppress(UserError):  # it is only needed where the database is lost
            rename_manifest(self.path(run), name.strip())

    def delete(self, runs: Sequence[str]) -> None:
        """Deletes runs so that ``restore`` brings them back.

        Raises:
            UserError: One of them is being trained; then none is deleted.
        """
        for run in runs:
            self.refuse_active(run)
        with self._database.transaction():
            for run in runs:
                self._change("UPDATE runs SET deleted = ? WHERE id = ?", time.time(), run)

    def restore(self, runs: Sequence[str]) -> None:
        """Brings deleted runs back.

        Raises:
            UserError: One of them is gone for good.
        """
        with self._database.transaction():
            for run in runs:
                self._change("UPDATE runs SET deleted = NULL WHERE id = ?", run)

    def purge(self, before: float | None = None) -> None:
        """Removes deleted runs for good, with their files; a link goes, what it leads to stays.

        Args:
            before: Only those deleted before this time (seconds since 1970); all when None.

        Raises:
            UserError: The files of a run cannot be removed; the others are gone all the same.
        """
        faults = []
        for run in self.runs(deleted=True):
            if run.deleted is not None and (before is None or run.deleted < before):
                try:
                    self._purge(run.id)
                except UserError as error:
                    faults.append(error)
        if faults:
            raise faults[0]

    def _purge(self, run: str) -> None:
        path = self.folder / check_run_id(run)
        if not path.is_symlink():
            self.refuse_active(run)
        with self._database.transaction():
            self._database.write("DELETE FROM runs WHERE id = ?", (run,))
            try:
                remove_folder(self.folder, run)
            except FileNotFoundError:
                pass
            except OSError as error:
                raise explain(error, path) from error

    def refuse_active(self, run: str) -> None:
        """Does nothing for a run that no process trains.

        Raises:
            UserError: The run is being trained, in this process or another.
        """
        if is_held(self.path(run) / LOCK):
            raise UserError(
                "run {run} is being trained: stop it first",
                code="run-active",
                run=run,
            )

    def _change(self, sql: str, *values: object) -> None:
        check_run_id(values[-1])
        if not self._database.write(sql, values):
            raise UserError(
                "there is no run {run!r} in {folder}",
                code="run-missing",
                run=values[-1],
                folder=self.folder,
            )

    def _is_trained(self, run: str) -> bool:
        try:
            return is_held(self.path(run) / LOCK)
        except UserError:
            return False

    def _new_folder(self, recipe: str) -> tuple[str, Path]:
        """An id that no run in the folder has, also when another process looks for one now."""
        while True:
            letters = "".join(secrets.choice(_LETTERS) for _ in range(_LETTERS_IN_ID))
            run = f"{recipe}-{letters}"
            try:
                self.path(run).mkdir(mode=FOLDER_MODE)
            except FileExistsError:
                continue
            except OSError as error:
                raise explain(error, self.path(run)) from error
            return run, self.path(run)


def _interrupted(run: Run) -> Run:
    """A run that no process trains, whatever its row says."""
    return replace(run, state="interrupted") if run.state in ACTIVE else run


def _refuse_missing(folder: Path) -> None:
    if not folder.exists():
        raise UserError(
            "there is no runs folder {folder}: check its name",
            code="runs-folder-missing",
            folder=folder,
        )
    if not folder.is_dir():
        raise UserError(
            "expected a folder for {folder}, received a file: choose another folder",
            code="runs-folder-file",
            folder=folder,
        )
