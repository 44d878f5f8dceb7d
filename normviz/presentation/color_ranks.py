"""Which of the palette's colours each run has, for as long as it exists. No Qt."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count
from typing import Final

MOST_KEPT: Final = 1_000
"""Runs whose colour is remembered; of more the oldest ones get another when they are shown."""


class ColorRanks:
    """Hands out colours: a run keeps its own, selected or not, deleted and brought back.

    Of two that have the same and are shown together, the one that is shown longer keeps it, and
    the other has another as long as both are shown.
    """

    def __init__(self, colors: int) -> None:
        """No run has a colour yet.

        Args:
            colors: How many the palette has; ranks beyond come where more runs are shown.
        """
        self._colors = colors
        self._own: dict[str, int] = {}
        self._shown: dict[str, int] = {}
        self._joined: dict[str, str] = {}

    def hand_out(self, runs: Sequence[str]) -> Mapping[str, int]:
        """The rank of each of ``runs``, which are shown from now on and no others."""
        wanted = set(runs)
        self._shown = {run: rank for run, rank in self._shown.items() if run in wanted}
        taken, uses = set(self._shown.values()), Counter(self._own.values())
        beyond = count(self._colors)
        for run in runs:
            if run in self._shown:
                continue
            rank = self._free(run, taken, uses)
            if rank is None:
                rank = next(rank for rank in beyond if rank not in taken)
            self._shown[run] = rank
            taken.add(rank)
            if run not in self._own:
                self._own[run] = rank
                uses[rank] += 1
        return dict(self._shown)

    def join(self, groups: Iterable[Sequence[str]]) -> None:
        """Lets the runs of each group be seen in the colour of the first one."""
        self._joined = {run: group[0] for group in groups for run in group}

    def of(self, run: str) -> int | None:
        """The rank in whose colour a run is seen; None where it is not."""
        return self._shown.get(self._joined.get(run, run))

    def kept(self) -> dict[str, int]:
        """The rank that each run has, to be remembered from session to session."""
        return dict(list(self._own.items())[-MOST_KEPT:])

    def restore(self, kept: Mapping[str, object]) -> None:
        """Takes up what :meth:`kept` returned, before runs are shown again.

        What makes no sense is left out.
        """
        for run, rank in kept.items():
            if isinstance(rank, int) and not isinstance(rank, bool) and 0 <= rank < MOST_KEPT:
                self._own[run] = rank
        self._shown.clear()

    def _free(self, run: str, taken: Collection[int], uses: Mapping[int, int]) -> int | None:
        """The run's own rank where no other is shown in it, else the one that is used least.

        None where all of the palette's are taken.
        """
        own = self._own.get(run)
        if own is not None and own not in taken:
            return own
        free = [rank for rank in range(self._colors) if rank not in taken]
        return min(free, key=lambda rank: (uses[rank], rank)) if free else None
