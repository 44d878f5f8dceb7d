"""Deletes runs, brings them back, and removes deleted ones for good."""

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from normviz.errors import UserError
from normviz.files.atomic import explain
from normviz.files.removal import remove_folder
from normviz.runs.database import Database
from normviz.runs.locks import is_held
from normviz.runs.run import Run
from normviz.runs.run_ids import check_run_id, run_folder
from normviz.runs.storage.recovery import LOCK
from normviz.runs.storage.rows import change_run


def delete_runs(database: Database, folder: Path, runs: Sequence[str]) -> None:
    """Marks runs as deleted; nothing of them is removed.

    Args:
        database: Of the runs folder.
        folder: The runs folder.
        runs: Their ids.

    Raises:
        UserError: One of them is being trained or is not there; then none is deleted.
    """
    for run in runs:
        refuse_active(folder, run)
    with database.transaction():
        for run in runs:
            change_run(
                database, folder, "UPDATE runs SET deleted = ? WHERE id = ?", time.time(), run
            )


def restore_runs(database: Database, folder: Path, runs: Sequence[str]) -> None:
    """Marks runs as not deleted any more.

    Args:
        database: Of the runs folder.
        folder: The runs folder.
        runs: Their ids.

    Raises:
        UserError: One of them is gone for good; then none is brought back.
    """
    with database.transaction():
        for run in runs:
            change_run(database, folder, "UPDATE runs SET deleted = NULL WHERE id = ?", run)


def purge_runs(
    database: Database, folder: Path, runs: Iterable[Run], before: float | None = None
) -> None:
    """Removes deleted runs for good, with their files; a link goes, what it leads to stays.

    Args:
        database: Of the runs folder.
        folder: The runs folder.
        runs: Those that may be removed; the ones that are not deleted stay.
        before: Only those deleted before this time (seconds since 1970); all when None.

    Raises:
        UserError: The files of a run cannot be removed; the others are gone all the same.
    """
    faults = []
    for run in runs:
        if run.deleted is not None and (before is None or run.deleted < before):
            try:
                _purge(database, folder, run.id)
            except UserError as error:
                faults.append(error)
    if faults:
        raise faults[0]


def refuse_active(folder: Path, run: str) -> None:
    """Does nothing for a run that no process trains.

    Args:
        folder: The runs folder.
        run: Id of the run.

    Raises:
        UserError: The run is being trained, in this process or another.
    """
    if is_held(run_folder(folder, run) / LOCK):
        raise UserError(
            "run {run} is being trained: stop it first",
            code="run-active",
            run=run,
        )


def _purge(database: Database, folder: Path, run: str) -> None:
    path = folder / check_run_id(run)
    if not path.is_symlink():
        refuse_active(folder, run)
    with database.transaction():
        database.write("DELETE FROM runs WHERE id = ?", (run,))
        try:
            remove_folder(folder, run)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise explain(error, path) from error
