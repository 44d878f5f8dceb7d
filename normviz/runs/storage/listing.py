"""Lists the runs of a folder, and finds the one that a user means."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from normviz.errors import UserError
from normviz.runs.database import Database
from normviz.runs.locks import is_held
from normviz.runs.run import ACTIVE, Run
from normviz.runs.run_ids import run_folder, run_folders
from normviz.runs.sqlite.rows import SELECT_RUNS, Listing, listing_of
from normviz.runs.storage.recovery import LOCK, is_unsettled, settle


def list_runs(database: Database, folder: Path, *, deleted: bool) -> Listing:
    """All runs, the newest last; those whose process was killed are as their checkpoint says.

    Where nothing can be written now, they are only shown as interrupted.

    Args:
        database: Of the runs folder.
        folder: The runs folder.
        deleted: Whether to list the deleted ones instead of the others.

    Raises:
        BusyError: Another program locks the database.
        UserError: The database cannot be read.
    """
    found = _listed(database, folder, deleted=deleted)
    left = [run for run in found.runs if is_unsettled(run) and not _is_trained(folder, run.id)]
    for run in left:
        with suppress(UserError):
            settle(database, run_folder(folder, run.id), run)
    if not left:
        return found
    names = {run.id for run in left}
    found = _listed(database, folder, deleted=deleted)
    return replace(
        found,
        runs=tuple(_interrupted(run) if run.id in names else run for run in found.runs),
    )


def find_run(listing: Listing, text: str, folder: Path) -> Run:
    """The run that a user means.

    Args:
        listing: The runs to choose from.
        text: An id, a name that only one run has, or the beginning of an id.
        folder: The runs folder, for the message.

    Raises:
        UserError: None or several match, or its settings cannot be read.
    """
    runs = listing.runs
    for each in listing.unreadable:
        if each.id == text:
            raise UserError.from_reason(each.problem)
    for match in (
        [run for run in runs if run.id == text],
        [run for run in runs if run.name == text],
        [run for run in runs if text and run.id.startswith(text)],
    ):
        if len(match) == 1:
            return match[0]
        if match:
            raise UserError(
                "{run!r} means {count} runs ({ids}): name one by its id",
                code="run-ambiguous",
                run=text,
                count=len(match),
                ids=", ".join(run.id for run in match),
            )
    raise UserError(
        "there is no run {run!r} in {folder}: see 'normviz runs'",
        code="run-unknown",
        run=text,
        folder=folder,
    )


def _listed(database: Database, folder: Path, *, deleted: bool) -> Listing:
    wanted = "IS NOT NULL" if deleted else "IS NULL"
    rows = database.each(f"{SELECT_RUNS} WHERE deleted {wanted}")
    return listing_of(rows, run_folders(folder))


def _is_trained(folder: Path, run: str) -> bool:
    try:
        return is_held(run_folder(folder, run) / LOCK)
    except UserError:
        return False


def _interrupted(run: Run) -> Run:
    """A run that no process trains, whatever its row says."""
    return replace(run, state="interrupted") if run.state in ACTIVE else run
