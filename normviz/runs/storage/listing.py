"""Lists the runs of a folder, and finds the one that a user means."""

import math
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from normviz.errors import UserError
from normviz.garbage_collection import make_objects_old, no_collection
from normviz.runs.database import Database
from normviz.runs.locks import is_held
from normviz.runs.run import ACTIVE, Run
from normviz.runs.run_ids import RunFolders, run_folder
from normviz.runs.sqlite.rows import (
    SELECT_RUNS,
    ListedRun,
    Listing,
    entry_of,
    in_order,
    listing_of,
    run_of,
)
from normviz.runs.storage.all_rows import read_all_rows
from normviz.runs.storage.recovery import LOCK, is_unsettled, recover_lost, settle

_NEVER: Final = -1


class RunListing:
    """The runs of a folder; when they are listed again, only rows that have changed are read.

    Attributes:
        is_recovered: Whether lost runs were listed again: the first listing does it.
        lacks_runs: Whether the time was over before all lost runs were listed again.
    """

    def __init__(
        self, database: Database, folders: RunFolders, recovery_seconds: float = math.inf
    ) -> None:
        """Reads nothing yet.

        Args:
            database: Of the runs folder.
            folders: Those of the runs.
            recovery_seconds: How long the first listing may add runs whose rows are lost.
        """
        self.lacks_runs = False
        self._recovery_seconds = recovery_seconds
        self.is_recovered = False
        self._without_row: Collection[str] = ()
        self._database = database
        self._folder = folders.folder
        self._folders = folders
        self._names: frozenset[str] = frozenset()
        self._entries: dict[int, ListedRun] = {}  # by the place of the row, the newest last
        self._unsettled: set[int] = set()
        self._changed = _NEVER

    def listing(self, *, deleted: bool) -> Listing:
        """All runs, the newest last; those whose process was killed are as their checkpoint says.

        Where nothing can be written now, they are only shown as interrupted.

        Args:
            deleted: Whether to list the deleted ones instead of the others.

        Raises:
            BusyError: Another program locks the database.
            UserError: The database cannot be read.
        """
        with no_collection():
            self._read()
        if not self.is_recovered:
            self._recover()
        left = self._left()
        for run in left.values():
            with suppress(UserError):
                settle(self._database, run_folder(self._folder, run.id), run)
        if left:
            self._read()
        shown: dict[int, ListedRun] = {
            place: _interrupted(entry)
            for place in left
            if isinstance(entry := self._entries.get(place), Run)
        }
        entries = self._entries | shown if shown else self._entries
        return listing_of(entries.values(), deleted=deleted)

    def has_rows(self, runs: Collection[str]) -> bool:
        """Whether each of some runs is in the database, deleted or not.

        Raises:
            BusyError: Another program locks the database.
            UserError: It cannot be read.
        """
        sql = "SELECT 1 FROM runs WHERE id = ?"
        return all(self._database.rows(sql, (run,)) for run in runs)

    def run(self, run: str) -> Run | None:
        """The run of an id, if it is there, is not deleted, and its state says what it is.

        Raises:
            BusyError: Another program locks the database.
            UserError: It cannot be read.
        """
        sql = f"{SELECT_RUNS} WHERE id = ? AND deleted IS NULL"
        rows = self._database.rows(sql, (run,))
        found = run_of(rows[0]) if len(rows) == 1 else None
        if found is None:
            return None
        with suppress(UserError):
            has_files = run_folder(self._folder, found.id).is_dir()
            found = replace(found, has_files=has_files)
        return None if is_unsettled(found) and not self._is_trained(found) else found

    def _recover(self) -> None:
        """Lists runs again whose rows are lost, in the time that there is for it."""
        self.is_recovered = True
        if not self._without_row:
            return
        end = time.monotonic() + self._recovery_seconds
        with suppress(UserError):
            for _ in recover_lost(self._database, self._folders, self._without_row):
                if time.monotonic() > end:
                    self.lacks_runs = True
                    break
        self._read()

    def _read(self) -> None:
        """Reads the rows that have changed; all of them where some are gone."""
        self._look_for_files()
        if self._changed != _NEVER:
            self._read_changed()
            if self._database.rows("SELECT count(*) FROM runs")[0][0] == len(self._entries):
                return
        self._read_all()

    def _read_all(self) -> None:
        self._entries, self._unsettled, self._changed = {}, set(), _NEVER
        found = read_all_rows(self._database, self._names)
        self._without_row = self._names.difference(found.ids)
        keys = list(map(in_order, found.entries))
        order = sorted(range(len(keys)), key=keys.__getitem__)
        self._entries = {found.places[at]: found.entries[at] for at in order}
        self._unsettled = {place for place, entry in self._entries.items() if _is_open(entry)}
        self._changed = 0
        self._count(*found.changes)
        make_objects_old()

    def _read_changed(self) -> None:
        is_sorted = True
        sql = f"{SELECT_RUNS} WHERE changed > ?"
        for row in self._database.each(sql, (self._changed,)):
            place, entry = row["place"], entry_of(row, self._names)
            before = self._entries.get(place)
            is_sorted &= before is not None and in_order(before) == in_order(entry)
            self._entries[place] = entry
            self._note(place, entry)
            self._count(row["changed"])
        if not is_sorted:
            self._entries = dict(sorted(self._entries.items(), key=lambda item: in_order(item[1])))

    def _count(self, *changes: Any) -> None:
        """Keeps the number of the last change; one that is none makes all rows be read again."""
        if {int}.issuperset(map(type, changes)) and self._changed != _NEVER:
            self._changed = max((self._changed, *changes))
        else:
            self._changed = _NEVER

    def _note(self, place: int, entry: ListedRun) -> None:
        """Keeps in mind which runs are to be looked at each time."""
        if _is_open(entry):
            self._unsettled.add(place)
        else:
            self._unsettled.discard(place)

    def _look_for_files(self) -> None:
        """Looks which runs have their files; a folder that came or went changes its run."""
        names = self._folders.names()
        if names is self._names:
            return
        self._names = names
        for place, entry in self._entries.items():
            if isinstance(entry, Run) and entry.has_files != (entry.id in names):
                self._entries[place] = replace(entry, has_files=entry.id in names)
                self._note(place, self._entries[place])

    def _left(self) -> dict[int, Run]:
        """Runs that no process trains and that may not be what their rows say."""
        found = ((place, self._entries[place]) for place in self._unsettled)
        return {
            place: run for place, run in found if isinstance(run, Run) and not self._is_trained(run)
        }

    def _is_trained(self, run: Run) -> bool:
        try:
            return is_held(run_folder(self._folder, run.id) / LOCK)
        except UserError:
            return False


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


def _is_open(entry: ListedRun) -> bool:
    """Whether the state of a run may differ from what its row says."""
    return isinstance(entry, Run) and entry.deleted is None and is_unsettled(entry)


def _interrupted(run: Run) -> Run:
    """A run that no process trains, whatever its row says."""
    return replace(run, state="interrupted") if run.state in ACTIVE else run
