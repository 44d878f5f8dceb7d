"""What a comparison shows: the best combination, and which others are worse beyond doubt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from normviz.runs.sweeps.table import SweepRow, verdict

_MOST_NAMED: Final = 5


@dataclass(frozen=True)
class Conclusion:
    """How the combinations of a comparison stand to the best one.

    Attributes:
        best: The one with the highest mean accuracy.
        worse: Those whose difference to it is larger than chance explains.
        unclear: Those of which so many seeds do not tell.
        is_whole: Whether all runs have an accuracy.
    """

    best: SweepRow
    worse: tuple[SweepRow, ...]
    unclear: tuple[SweepRow, ...]
    is_whole: bool


def listed(names: Sequence[str]) -> str:
    """The names of combinations in a sentence; of many the first ones, and how many more."""
    mark = "; " if any("," in name for name in names) else ", "
    more = len(names) - _MOST_NAMED
    return mark.join([*names[:_MOST_NAMED], *([f"+{more}"] if more > 0 else [])])


def conclusion(rows: Sequence[SweepRow]) -> Conclusion | None:
    """The conclusion of a table; None where fewer than two combinations have an accuracy."""
    known = [row for row in rows if row.mean is not None]
    if len(known) < 2:
        return None
    best = max(known, key=lambda row: row.mean or 0.0)
    others = [row for row in known if row is not best]
    worse = tuple(row for row in others if verdict(row, best) == "worse")
    return Conclusion(
        best,
        worse,
        tuple(row for row in others if row not in worse),
        not any(row.missing for row in rows),
    )
