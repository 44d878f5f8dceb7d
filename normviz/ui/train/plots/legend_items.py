"""The curves of the selected runs and their colours."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from normviz.presentation.color_ranks import ColorRanks
from normviz.presentation.dataset_choices import validation_samples
from normviz.runs.run import ACTIVE, Run
from normviz.runs.spec import RunSpec
from normviz.ui.plots.curve import LegendItem
from normviz.ui.text.runs.run_labels import legend_labels
from normviz.ui.train.runs.run_library import RunLibrary


def without_seed(spec: RunSpec) -> RunSpec:
    """What two runs have in common that differ by seed and name alone."""
    return replace(spec, seed=0, name="")


def momentum_of(spec: RunSpec) -> float:
    """That of moving statistics which began with the training and are validated with, else 0.

    Batch renormalization trains with them too: they make no gap.
    """
    norm = spec.options.norm
    lags = norm.moving and norm.correct is None and not spec.start
    return spec.options.momentum if lags else 0.0


def legend_items(
    library: RunLibrary, runs: Sequence[Run], ranks: ColorRanks, *, band: bool
) -> list[LegendItem]:
    """The entries of the legend.

    Args:
        library: Knows the curves.
        runs: The selected runs.
        ranks: Hands out the colours.
        band: Whether runs that differ by their seed alone are one entry.
    """
    groups: dict[object, list[Run]] = {}
    for run in runs:
        groups.setdefault(without_seed(run.spec) if band else run.id, []).append(run)
    given = ranks.hand_out([run.id for run in runs])
    ranks.join([[run.id for run in group] for group in groups.values()])
    joined = [group[0].id for group in groups.values() if len(group) > 1]
    labels = legend_labels([group[0] for group in groups.values()], joined)
    return [
        LegendItem(
            key="+".join(run.id for run in group),
            name=_name(group, labels),
            rank=given[group[0].id],
            series=tuple(library.series(run.id) for run in group),
            momentum=momentum_of(group[0].spec),
            validated=validation_samples(group[0].spec.dataset, group[0].spec.settings),
        )
        for group in groups.values()
    ]


def last_epoch(runs: Sequence[Run]) -> float:
    """Where the x axis ends: runs in training need room up to their last epoch; 1 at least."""
    return float(max((_end(run) for run in runs), default=1))


def _end(run: Run) -> int:
    return run.spec.epochs if run.state in ACTIVE else max(1, run.epochs_done)


def _name(group: Sequence[Run], labels: Mapping[str, str]) -> str:
    label = labels[group[0].id]
    if len(group) == 1:
        return label
    text = QCoreApplication.translate("Train", "{name}: mean ± deviation of {n} seeds")
    return text.format(name=label, n=len(group))
