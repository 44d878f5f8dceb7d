"""What a comparison shows: the best combination, and which others are worse beyond doubt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from normviz.runs.sweeps.table import SweepRow, verdict

_MOST_NAMED: Final = 5
_MOST_VALUES: Final = 8


@dataclass(frozen=True)
class Conclusion:
    """How the combinations of a comparison stand to the best one.

    Attributes:
        best: The one with the highest mean accuracy.
        worse: Those whose difference to it is larger than chance explains.
        unclear: Those of which so many seeds do not tell.
        untested: Those with fewer than two seeds in common with it, of which none can tell.
        is_whole: Whether all runs have an accuracy.
    """

    best: SweepRow
    worse: tuple[SweepRow, ...]
    unclear: tuple[SweepRow, ...]
    untested: tuple[SweepRow, ...]
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
    verdicts = [(row, verdict(row, best)) for row in others]

    def those(*said: str) -> tuple[SweepRow, ...]:
        return tuple(row for row, each in verdicts if each in said)

    return Conclusion(
        best,
        those("worse"),
        those("no difference", "better"),
        those("too few seeds"),
        not any(row.missing for row in rows),
    )


def conclusions_by_setting(rows: Sequence[SweepRow]) -> tuple[str, dict[Any, Conclusion]]:
    """How norms stand to one another at each value of another setting.

    Over all combinations the best is that of the best value: what a norm does at the others, such
    as batch norm at two samples per step, would be told of all in one list.

    Returns:
        The setting, and value to conclusion, as far as two norms have an accuracy there. Empty
        where norms and one other setting are not all that differs, or where values are many.
    """
    values = {name: _values(rows, name) for name in (rows[0].values if rows else ())}
    differing = [name for name, found in values.items() if len(found) > 1]
    if len(differing) != 2 or "norm" not in differing:
        return "", {}
    (axis,) = (name for name in differing if name != "norm")
    if len(values[axis]) > _MOST_VALUES:
        return "", {}
    # A norm on which the setting has no effect is the same at every value.
    known = {
        value: conclusion([row for row in rows if row.values[axis] in (value, None)])
        for value in values[axis]
    }
    return axis, {value: found for value, found in known.items() if found}


def _values(rows: Sequence[SweepRow], axis: str) -> list[Any]:
    found = dict.fromkeys(row.values[axis] for row in rows)
    return [value for value in found if value is not None]
