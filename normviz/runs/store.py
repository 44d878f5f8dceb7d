"""The runs of one folder: ``runs.sqlite`` and a folder with the weights of each run.

Several windows and commands may use one folder at once. A run is written by the one process that
holds its lock; a run that claims to be trained while its lock is free was killed.
"""

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_data_dir

from normviz.errors import UserError
from normviz.files.private import keep_private
from normviz.files.removal import remove_folder
from normviz.runs.checkpoint import Checkpoint, read_checkpoint
from normviz.runs.closing import Closing
from normviz.runs.database import WAIT, Database
from normviz.runs.events import Epoch
from normviz.runs.initial_state import InitialState, read_initial_state
from normviz.runs.locks import RunLock
from normviz.runs.run import Run
from normviz.runs.run_ids import RunFolders, check_run_id, run_file, run_folder
from normviz.runs.spec import RunSpec, check_name
from normviz.runs.sqlite.rows import Listing
from normviz.runs.storage.annotations import checked_note, checked_tags, tags_json
from normviz.runs.storage.deletion import delete_runs, purge_runs, refuse_active, restore_runs
from normviz.runs.storage.folders import (
    new_run_folder,
    refuse_closed_folder,
    refuse_missing_files,
    refuse_missing_folder,
)
from normviz.runs.storage.listing import RunListing, find_run
from normviz.runs.storage.manifest import (
    Manifest,
    change_manifest,
    write_manifest,
    write_missing,
)
from normviz.runs.storage.recovery import CHECKPOINT, LOCK, lost_runs
from normviz.runs.storage.reference_accuracy import (
    REFERENCE,
    ReferenceAccuracy,
    read_reference,
)
from normviz.runs.storage.rows import change_run, read_batches, read_epochs
from normviz.runs.writer import BEGINNING, RunWriter

_FILE: Final = "runs.sqlite"


def default_folder() -> Path:
    """Where the platform keeps a user's data."""
    return Path(user_data_dir("normviz", appauthor=False)) / "runs"


class Store(Closing):
    """The runs of one folder, for one thread; others open their own."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        must_exist: bool = False,
        wait: float = WAIT,
        recovery_seconds: float = math.inf,
        missing_is_empty: bool = False,
    ) -> None:
        """Opens the folder and makes it where there is none.

        Args:
            folder: The runs folder; the platform's when None.
            must_exist: Whether nothing is made, for those who only read: a folder that was named
                and is not there is an error, without a database it holds no runs.
            wait: Seconds that each call waits for other programs; 0 never waits.
            recovery_seconds: How long the first listing may add runs whose rows are lost.
            missing_is_empty: Whether a folder that is not there holds no runs, and is not made.

        Raises:
            BusyError: Another program locks the database.
            UserError: It cannot be made or read, or holds something else.
        """
        self.folder = (folder or default_folder()).absolute()
        refuse_closed_folder(self.folder, _FILE)
        if missing_is_empty and not self.folder.exists():
            must_exist = True
        elif must_exist and folder:
            refuse_missing_folder(self.folder)
        path = self.folder / _FILE
        folders = RunFolders(self.folder)
        is_lost = not path.exists() and any(lost_runs(self.folder, folders.names()))
        self._database = Database(path, wait=wait, must_exist=must_exist and not is_lost)
        if not folder:
            keep_private(self.folder, self.folder.parent)
        self._listing = RunListing(self._database, folders, recovery_seconds)
        if self._database.was_old and not self._database.reads_only:
            write_missing(self.folder, self.runs())

    @property
    def lacks_runs(self) -> bool:
        """Whether the time was over before all lost runs were listed again."""
        return self._listing.lacks_runs

    @property
    def is_current(self) -> bool:
        """Whether the database is still the file that was opened, and is read as it is now."""
        return self._database.is_current

    def close(self) -> None:
        """Closes the database; runs that are being written keep their own connection."""
        self._database.close()

    def create(self, spec: RunSpec) -> RunWriter:
        """Makes a run and takes its lock.

        Args:
            spec: What is to be trained.

        Returns:
            The one who may write to it, from the thread that called; close it at the end.

        Raises:
            UserError: No space or no right.
        """
        run, folder = new_run_folder(self.folder, spec.recipe)
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
        """Takes the lock of a run that is to be resumed from its checkpoint.

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
        return self._listing.listing(deleted=deleted)

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
        return self._listing.run(text) or find_run(self.listing(), text, self.folder)

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
        self._look_for(run)
        return read_epochs(self._database, check_run_id(run))

    def batches(self, run: str) -> NDArray[np.float32]:
        """Every batch's own loss and accuracy.

        Returns:
            Array of shape (batches, 2): loss and accuracy of step 1, 2, ….

        Raises:
            BusyError: Another program locks the database.
            UserError: The database or a row cannot be read.
        """
        self._look_for(run)
        return read_batches(self._database, check_run_id(run))

    def checkpoint(self, run: str) -> Checkpoint | None:
        """The newest state of a run; None where it has not reached its first one.

        Raises:
            UserError: The file is damaged, or the run's files were deleted.
        """
        self.refuse_without_files(run)
        path = run_file(self.folder, run, CHECKPOINT)
        return read_checkpoint(path) if path else None

    def initial_state(self, run: str) -> InitialState | None:
        """What is kept of a run's beginning; None where nothing is.

        Raises:
            UserError: The file is damaged, or the run's files were deleted.
        """
        self.refuse_without_files(run)
        path = run_file(self.folder, run, BEGINNING)
        return read_initial_state(path) if path else None

    def reference(self, run: str) -> ReferenceAccuracy | None:
        """How well a run on own digits reads other ones; None where nothing was measured.

        Raises:
            UserError: The file is damaged, or a link.
        """
        path = run_file(self.folder, run, REFERENCE)
        return read_reference(path) if path else None

    def refuse_without_files(self, run: str) -> None:
        """Does nothing for a run whose folder is there.

        Raises:
            UserError: Somebody has removed it, or it is a link.
        """
        refuse_missing_files(self.folder, run)

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
        self._annotate(run, "name", name.strip(), name=name.strip())

    def tag(self, run: str, tags: Iterable[str]) -> None:
        """Gives a run other tags in the place of those that it has.

        Raises:
            UserError: A tag is none, or there is no such run.
        """
        chosen = checked_tags(tags)
        self._annotate(run, "tags", tags_json(chosen), tags=chosen)

    def note(self, run: str, note: str) -> None:
        """Gives a run another note.

        Raises:
            UserError: It is too long, or there is no such run.
        """
        text = checked_note(note)
        self._annotate(run, "note", text, note=text)

    def annotate(self, said: Mapping[str, tuple[Sequence[str], str]]) -> None:
        """Gives several runs other tags and notes, or none of them.

        Args:
            said: Id of a run to its tags and its note.

        Raises:
            UserError: A tag or note is none, or a run is not there.
        """
        checked = {
            run: (checked_tags(tags), checked_note(note)) for run, (tags, note) in said.items()
        }
        self._look_for(*checked)
        with self._database.transaction():
            for run, (tags, note) in checked.items():
                sql = "UPDATE runs SET tags = ?, note = ? WHERE id = ?"
                change_run(self._database, self.folder, sql, tags_json(tags), note, run)
        for run, (tags, note) in checked.items():
            with suppress(UserError):
                change_manifest(self.path(run), tags=tags, note=note)

    def _annotate(self, run: str, column: str, value: str, **fields: Any) -> None:
        """Changes what the user says of a run, in the database and in the run's folder."""
        self._look_for(run)
        sql = f"UPDATE runs SET {column} = ? WHERE id = ?"  # noqa: S608  # one of three names
        change_run(self._database, self.folder, sql, value, run)
        with suppress(UserError):  # it is only needed where the database is lost
            change_manifest(self.path(run), **fields)

    def delete(self, runs: Sequence[str]) -> None:
        """Deletes runs so that ``restore`` brings them back.

        Raises:
            UserError: One of them is being trained; then none is deleted.
        """
        self._look_for(*runs)
        delete_runs(self._database, self.folder, runs)

    def restore(self, runs: Sequence[str]) -> None:
        """Brings deleted runs back.

        Raises:
            UserError: One of them is gone for good.
        """
        restore_runs(self._database, self.folder, runs)

    def purge(self, before: float | None = None) -> None:
        """Removes deleted runs for good, with their files; a link goes, what it leads to stays.

        Args:
            before: Only those deleted before this time (seconds since 1970); all when None.

        Raises:
            UserError: The files of a run cannot be removed; the others are gone all the same.
        """
        purge_runs(self._database, self.folder, self.runs(deleted=True), before)

    def _look_for(self, *runs: str) -> None:
        """Lists lost runs, unless these are listed or that was done."""
        if not self._listing.is_recovered and not self._listing.has_rows(runs):
            self.listing()

    def refuse_active(self, run: str) -> None:
        """Does nothing for a run that no process trains.

        Raises:
            UserError: The run is being trained, in this process or another.
        """
        refuse_active(self.folder, run)
