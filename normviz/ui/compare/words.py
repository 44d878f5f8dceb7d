"""What combinations and results of a comparison are called."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from normviz.errors import UserError
from normviz.presentation.comparison import Comparison
from normviz.presentation.number_format import count, number, setting
from normviz.presentation.runs.run_differences import Setting
from normviz.recipes import find
from normviz.runs.spec import RunSpec
from normviz.runs.sweeps.conclusion import (
    Conclusion,
    conclusion,
    conclusions_by_setting,
    listed,
)
from normviz.runs.sweeps.plan import Misfit, has_effect, value_of
from normviz.runs.sweeps.table import SweepRow, difference, verdict
from normviz.ui.text.direction import left_to_right
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.runs.run_text import NOTHING, data_title, norm_title
from normviz.ui.text.setting_text import joined_text, setting_text

_MOST_TOLD: Final = 4
"""Combinations that are left out and named: more could not be read beside the settings."""
_PREFIXED = {"groups": "norm.groups", "epsilon": "norm.epsilon", "norm_momentum": "norm.momentum"}


def axis_title(axis: str) -> str:
    """What an axis is called beside a plot."""
    titles = {
        "norm": QCoreApplication.translate("Compare", "norm"),
        "batch_size": QCoreApplication.translate("Compare", "batch size"),
        "learning_rate": QCoreApplication.translate("Compare", "learning rate"),
        "dropout": QCoreApplication.translate("Compare", "dropout"),
        "groups": QCoreApplication.translate("Compare", "groups"),
        "epsilon": QCoreApplication.translate("Compare", "ε"),
        "momentum": QCoreApplication.translate("Compare", "momentum"),
        "norm_momentum": QCoreApplication.translate("Compare", "momentum of the norm"),
        "epochs": QCoreApplication.translate("Compare", "epochs"),
        "train_size": QCoreApplication.translate("Compare", "training samples"),
        "optimizer": QCoreApplication.translate("Compare", "optimizer"),
    }
    return titles.get(axis, axis)


def value_text(axis: str, value: Any) -> str:
    """A value on an axis with what it is: ``Batch Norm``, ``batch 8``."""
    if axis == "norm":
        return norm_title(str(value))
    if axis == "learning_rate":
        text = QCoreApplication.translate("Settings", "rate {value}")
        return text.format(value=left_to_right(setting(value)))
    return setting_text(Setting(_PREFIXED.get(axis, axis), value, is_default=False))


def combination_text(
    values: Mapping[str, Any],
    axes: Sequence[str],
    said: dict[tuple[str, Any], str] | None = None,
) -> str:
    """A combination by those of its settings that differ and have an effect, or by its norm.

    Args:
        values: Axis to value; None where it has no effect.
        axes: Those that differ.
        said: Keeps what a value of an axis is called: thousands of combinations have few values.
    """
    said = {} if said is None else said
    told = [(axis, values[axis]) for axis in axes if values[axis] is not None]
    told = told or [("norm", values["norm"])]
    for place in told:
        if place not in said:
            said[place] = value_text(*place)
    return joined_text([said[place] for place in told])


def stand_in_text(found: Comparison) -> str:
    """That other data are trained on, and how long; empty where they are the recipe's own."""
    if not found.stand_in:
        return ""
    spec = found.plan.specs[0]
    text = QCoreApplication.translate(
        "Compare",
        "{own} is not on this machine. Trained on {data} for as many steps; epochs: {count}.",
    )
    own = data_title(find(spec.recipe).dataset)
    return text.format(own=own, data=data_title(found.stand_in), count=spec.epochs)


def left_out_text(left_out: Sequence[Misfit], trained: Collection[str] | None = None) -> str:
    """What cannot be trained and why: the first of them by name, and how many more there are.

    Args:
        left_out: Combinations that cannot be trained.
        trained: Norms with which something is trained; another one is named once for a reason,
            without its settings. All norms where None.
    """
    found = dict.fromkeys(_misfit_text(each, trained) for each in left_out)
    if not found:
        return ""
    told = list(islice(found, _MOST_TOLD))
    if more := len(found) - len(told):
        text = QCoreApplication.translate("Compare", "And {count} more.")
        told.append(text.format(count=count(more)))
    return QCoreApplication.translate("Compare", "Left out: {what}").format(what=" ".join(told))


def _misfit_text(misfit: Misfit, trained: Collection[str] | None) -> str:
    axes = [axis for axis in misfit.values if axis != "seed"]
    if trained is not None and misfit.values.get("norm") not in trained:
        axes = ["norm"] if "norm" in axes else axes
    reason = error_text(UserError.from_reason(misfit.reason))
    return f"{combination_text(misfit.values, axes)}: {reason}"


def best_epoch_text(row: SweepRow, epochs: Collection[int]) -> str:
    """The best accuracy of a combination, and in which epochs its seeds reached it."""
    if row.best_epoch_accuracy is None:
        return NOTHING
    accuracy = f"{row.best_epoch_accuracy:.4f}"
    if not epochs:
        return accuracy
    first, last = min(epochs), max(epochs)
    where = str(first) if first == last else f"{first}\N{EN DASH}{last}"
    return left_to_right(f"{accuracy} ({where})")


def axis_over_text(axis: str, others: Sequence[str]) -> str:
    """An axis of a plot whose values are means over ``others``, which are not drawn."""
    if not others:
        return axis_title(axis)
    text = QCoreApplication.translate("Compare", "{axis} (mean over {others})")
    return text.format(axis=axis_title(axis), others=joined_text([*map(axis_title, others)]))


def spec_text(
    spec: RunSpec, axes: Sequence[str], said: dict[tuple[str, Any], str] | None = None
) -> str:
    """A run of a comparison by those of its settings that differ and have an effect.

    Args:
        spec: Of the run.
        axes: Those that differ.
        said: As for :func:`combination_text`.
    """
    shown = ("norm", *axes)
    values = {axis: value_of(spec, axis) if has_effect(spec, axis) else None for axis in shown}
    return combination_text(values, axes, said)


def verdict_text(row: SweepRow, best: SweepRow | None, failed: int = 0) -> str:
    """How a row compares with the best one, in words; that its runs ``failed`` where all did."""
    if row.mean is None and failed:
        return QCoreApplication.translate("Compare", "failed")
    if best is None or row.mean is None:
        return NOTHING
    if row is best:
        return QCoreApplication.translate("Compare", "best")
    seeds = len(set(row.by_seed) & set(best.by_seed))
    mean, _ = difference(row, best)
    texts = {
        "worse": QCoreApplication.translate("Compare", "worse by {gap}"),
        "better": QCoreApplication.translate("Compare", "better by {gap}"),
        "no difference": QCoreApplication.translate("Compare", "no difference at {seeds} seeds"),
        "too few seeds": QCoreApplication.translate("Compare", "too few seeds to say"),
    }
    return texts[verdict(row, best)].format(gap=f"{abs(mean):.3f}", seeds=seeds)


def chance_text(row: SweepRow, best: SweepRow | None) -> str:
    """The probability of a difference as large where there is none."""
    chance = None if best is None or row is best else difference(row, best)[1]
    return NOTHING if chance is None else left_to_right(number(chance, 3))


def conclusion_text(
    rows: Sequence[SweepRow],
    axes: Sequence[str],
    failed: Callable[[SweepRow], int] = lambda _: 0,
) -> str:
    """What a comparison shows, in sentences; empty where there is nothing to compare yet.

    Args:
        rows: The combinations.
        axes: Those that differ.
        failed: How many runs of a combination have failed: they have no accuracy and get none.
    """

    def named(chosen: Sequence[SweepRow]) -> str:
        return listed([combination_text(row.values, axes) for row in chosen])

    said = []
    if lost := [row for row in rows if failed(row)]:
        text = QCoreApplication.translate("Compare", "Failed: {names}.")
        parts = [
            QCoreApplication.translate("Compare", "{name} ({failed} of {all})").format(
                name=combination_text(row.values, axes),
                failed=failed(row),
                all=row.seeds + row.missing,
            )
            for row in lost
        ]
        said = [text.format(names=listed(parts))]
    return " ".join([*_compared_texts(rows, named, failed), *said])


def _compared_texts(
    rows: Sequence[SweepRow],
    named: Callable[[Sequence[SweepRow]], str],
    failed: Callable[[SweepRow], int],
) -> list[str]:
    found = conclusion(rows)
    if found is None:
        return []
    if all(row.missing <= failed(row) for row in rows):
        text = QCoreApplication.translate("Compare", "Best on average: {best}.")
    else:
        text = QCoreApplication.translate("Compare", "Best on average so far: {best}.")
    said = [text.format(best=named([found.best]))]
    axis, by_value = conclusions_by_setting(rows)
    if by_value:
        return [*said, *_texts_by_setting(axis, by_value)]
    if found.worse:
        text = QCoreApplication.translate("Compare", "Clearly worse: {names}.")
        said.append(text.format(names=named(found.worse)))
    if found.unclear:
        text = QCoreApplication.translate(
            "Compare", "Not clearly worse: {names}. More seeds may tell."
        )
        said.append(text.format(names=named(found.unclear)))
    if found.untested:
        text = QCoreApplication.translate("Compare", "Too few seeds to tell: {names}.")
        said.append(text.format(names=named(found.untested)))
    return said


def _texts_by_setting(axis: str, by_value: Mapping[Any, Conclusion]) -> Iterator[str]:
    """What norms do at each value of a setting, a sentence per value."""
    for value, found in by_value.items():
        text = QCoreApplication.translate(
            "Compare", "At {value}: no clear difference, {best} is best on average."
        )
        if not (found.worse or found.unclear):
            text = QCoreApplication.translate(
                "Compare", "At {value}: {best} is best on average; too few seeds to tell."
            )
        if found.worse:
            text = QCoreApplication.translate(
                "Compare", "At {value}: {best} is best; clearly worse: {names}."
            )
        worse = listed([norm_title(row.values["norm"]) for row in found.worse])
        best = norm_title(found.best.values["norm"])
        yield text.format(value=value_text(axis, value), best=best, names=worse)


def best_of(rows: Sequence[SweepRow]) -> SweepRow | None:
    """The row with the largest mean; None where there are no two to compare."""
    known = [row for row in rows if row.mean is not None]
    return max(known, key=lambda row: row.mean or 0.0) if len(known) > 1 else None
