"""Repairs the database after a process was killed or the file was lost.

The checkpoint in a run's folder decides how far the run is; the rows only tell of it.
"""

import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from normviz.errors import UserError, stored
from normviz.runs.checkpoint import Checkpoint, read_progress
from normviz.runs.database import Database, UnusualValueError
from normviz.runs.locks import is_held
from normviz.runs.run import ACTIVE, Run, State
from normviz.runs.run_ids import LONGEST, RunFolders, run_file
from normviz.runs.storage.annotations import tags_json
from normviz.runs.storage.history import RunHistory
from normviz.runs.storage.manifest import MANIFEST, read_manifest
from normviz.runs.storage.rows import repair_rows, replace_rows

LOCK: Final = "lock"
CHECKPOINT: Final = "checkpoint.npz"


def progress_of(folder: Path) -> Checkpoint | None:
    """How far the checkpoint in a run's folder is, without its arrays; None where there is none.

    Raises:
        UserError: The file is damaged.
    """
    path = folder / CHECKPOINT
    return read_progress(path) if path.exists() else None


def is_complete(found: Checkpoint | None, epochs: int) -> bool:
    """Whether a checkpoint has all epochs."""
    return found is not None and found.epochs_done >= epochs


def is_unsettled(run: Run) -> bool:
    """Whether the state of a run that no process trains may differ from what its checkpoint says.

    It was killed, or left with the rows of all epochs but not as finished.
    """
    if run.state == "finished":
        return False
    return run.state in ACTIVE or (run.can_continue and run.epochs_done >= run.spec.epochs)


def settle(database: Database, folder: Path, run: Run) -> None:
    """Sets the state of a run that no process trains to what its checkpoint says.

    Rows of epochs that the checkpoint does not know stay, marked as partial. Nothing is done where
    another process continues the run in this very moment: its ``started`` is another one then.

    Args:
        database: Of the runs folder.
        folder: The run's folder.
        run: The run as it is in the database.

    Raises:
        UserError: The database cannot be written.
    """
    state: State = "interrupted" if run.state in ACTIVE else run.state
    try:
        found = progress_of(folder)
    except UserError:  # a damaged checkpoint is told when somebody wants to use it
        if state != run.state:
            _set_state(database, run, state)
        return
    with database.transaction():
        if not _set_state(
            database, run, "finished" if is_complete(found, run.spec.epochs) else state
        ):
            return
        if found:
            repair_rows(database, run.id, RunHistory(folder), found.last)
        database.write(
            "UPDATE epochs SET partial = 1 WHERE run = ? AND epoch > ?",
            (run.id, found.epochs_done if found else 0),
        )


def _set_state(database: Database, run: Run, state: State) -> bool:
    is_finished = state == "finished"
    sql = (
        "UPDATE runs SET state = ?, reason = ?, ended = ?"
        " WHERE id = ? AND started = ? AND state = ?"
    )
    reason, ended = ("", time.time()) if is_finished else (stored(run.reason), run.ended)
    return database.write(sql, (state, reason, ended, run.id, run.started, run.state)) > 0


def recover_lost(
    database: Database, folders: RunFolders, without_row: Collection[str] | None = None
) -> Iterator[Path]:
    """Lists runs again whose folders are there and whose rows are not, one at a time.

    Args:
        database: Of the runs folder.
        folders: Those of the runs.
        without_row: Names of the folders that no row belongs to; looked for when None.

    Yields:
        The folder of a run, once it is listed again or found to be none that can be.

    Raises:
        UserError: The database cannot be read.
    """
    if database.reads_only:
        return
    if without_row is None:
        without_row = folders.names() - _known_runs(database)
    for path in lost_runs(folders.folder, without_row):
        if not is_held(path / LOCK):
            with suppress(UserError), database.transaction():  # it stays as it is on the disk
                recover(database, path)
            yield path


def _known_runs(database: Database) -> set[Any]:
    sql = "SELECT id FROM runs"
    try:
        return {run for rows in database.groups(sql, LONGEST) for (run,) in rows}
    except UnusualValueError:
        return {run for (run,) in database.each(sql)}


def recover(database: Database, folder: Path, state: State | None = None) -> None:
    """Makes the row of a run again, with all of its epochs and batches; in a transaction.

    Args:
        database: Of the runs folder; does not have the run.
        folder: The run's folder, whose name is the run's id.
        state: The run's state; what its checkpoint says when None.

    Raises:
        UserError: The folder does not hold what is needed, or the database cannot be written.
    """
    manifest, found = read_manifest(folder), progress_of(folder)
    complete = is_complete(found, manifest.spec.epochs)
    database.write(
        "INSERT INTO runs (id, name, spec, state, steps_per_epoch, created, started, ended, tags,"
        " note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            folder.name,
            manifest.name,
            manifest.spec_text,
            state or ("finished" if complete else "interrupted"),
            _steps_per_epoch(found, manifest.spec.batch_size),
            manifest.created,
            time.time() if state else manifest.created,
            None if state or not complete else (folder / CHECKPOINT).stat().st_mtime,
            tags_json(manifest.tags),
            manifest.note,
        ),
    )
    if found:
        history = RunHistory(folder)
        replace_rows(database, folder.name, history, found.last, after=0, keep_later=False)


def lost_runs(folder: Path, without_row: Collection[str]) -> Iterator[Path]:
    """The folders of runs that the database does not know and that can be listed again.

    Args:
        folder: The runs folder.
        without_row: Names of folders in it that no row belongs to.
    """
    for name in sorted(without_row):
        with suppress(UserError):
            if run_file(folder, name, MANIFEST):
                yield folder / name


def _steps_per_epoch(found: Checkpoint | None, batch_size: int) -> int:
    """Batches per epoch; 0 where that is not known."""
    if found is None:
        return 0
    if found.data:
        return -(-found.data.training.samples // batch_size)
    return (found.step - found.batches_done) // found.epochs_done if found.epochs_done else 0
