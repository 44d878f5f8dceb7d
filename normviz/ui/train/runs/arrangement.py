"""Which rows the runs table has, and in which order: found, grouped and sorted runs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any, Final

from normviz.presentation.runs.run_search import RunSearch
from normviz.runs.run import Run
from normviz.ui.train.runs.cells import NAME, NUMBERS, shown_in, sort_key

NO_GROUPS: Final = -1


@dataclass(frozen=True)
class RunGroup:
    """The runs that say the same in a column.

    Attributes:
        title: What they say there.
        runs: They, sorted.
        is_open: Whether a row of its own for each follows.
    """

    title: str
    runs: tuple[Run, ...]
    is_open: bool


RunRow = Run | RunGroup
Identity = tuple[str, str]
"""What a row is recognized by when the rows are others."""


@dataclass(frozen=True)
class Arrangement:
    """How the runs are arranged.

    Attributes:
        search: Which runs are shown.
        column: What they are sorted by.
        falls: Whether the largest comes first.
        group: The column whose equal cells are a group; `NO_GROUPS` for none.
        opened: Titles of the groups whose runs are shown.
    """

    search: RunSearch
    column: int = NAME
    falls: bool = True
    group: int = NO_GROUPS
    opened: frozenset[str] = frozenset()

    def rows(self, runs: Iterable[Run], shown: Callable[[Run], str]) -> list[RunRow]:
        """The rows of the table.

        Args:
            runs: All runs, the oldest first.
            shown: Gives all that is shown of a run, in lower case.
        """
        found = [run for run in runs if self.search.finds(run, shown)]
        if self.falls:
            found.reverse()  # of equal ones the newest comes first
        found.sort(key=lambda run: sort_key(run, self.column), reverse=self.falls)
        if self.group == NO_GROUPS:
            return list(found)
        rows: list[RunRow] = []
        for group in self._groups(found):
            rows.append(group)
            rows += group.runs if group.is_open else ()
        return rows

    def _groups(self, runs: Sequence[Run]) -> list[RunGroup]:
        found: dict[str, list[Run]] = {}
        for run in runs:
            found.setdefault(shown_in(run, self.group), []).append(run)
        groups = [
            RunGroup(title, tuple(members), title in self.opened)
            for title, members in found.items()
        ]
        return sorted(groups, key=self._group_key, reverse=self.falls)

    def _group_key(self, group: RunGroup) -> Any:
        if self.column == NAME:
            return max(run.created for run in group.runs)
        if self.column in NUMBERS and self.column != self.group:
            return fmean(sort_key(run, self.column) for run in group.runs)
        return sort_key(group.runs[0], self.column)


def identity_of(row: RunRow) -> Identity:
    """What a row is recognized by when the rows are others."""
    return ("", row.id) if isinstance(row, Run) else ("group", row.title)


def runs_of(row: RunRow) -> tuple[Run, ...]:
    """The runs that a row stands for."""
    return (row,) if isinstance(row, Run) else row.runs
