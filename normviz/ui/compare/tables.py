"""The tables of the Compare view: the results, and the runs with how far they are."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QIcon

from normviz.presentation.learning_curves import LearningCurves
from normviz.presentation.sweep_plots import differing_axes
from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.sweeps.plan import SweepPlan
from normviz.runs.sweeps.table import SweepRow
from normviz.ui.compare.words import (
    best_epoch_text,
    best_of,
    chance_text,
    combination_text,
    spec_text,
    verdict_text,
)
from normviz.ui.text.direction import left_to_right
from normviz.ui.text.error_texts import error_text
from normviz.ui.text.runs.run_text import NOTHING, milliseconds, state_text
from normviz.ui.widgets.read_only_table import ReadOnlyTable

_STATE, _EPOCHS = 1, 2
"""Columns of the list of runs."""


class ResultsTable(ReadOnlyTable):
    """One row per combination: mean ± deviation, best epoch, time, and the difference in words."""

    def show_rows(
        self,
        rows: Sequence[SweepRow],
        swatch: Callable[[int], QIcon],
        best_epochs: Callable[[SweepRow], Collection[int]] = lambda _: (),
        failed: Callable[[SweepRow], int] = lambda _: 0,
    ) -> None:
        """Shows a table.

        Args:
            rows: Of the sweep.
            swatch: Gives the colour of each row in the plot above; none where it has no colour.
            best_epochs: Gives the epochs in which the seeds of a row were best.
            failed: Gives how many runs of a row have failed.
        """
        axes, best = differing_axes(rows), best_of(rows)
        cells = [
            [
                combination_text(row.values, axes),
                _spread(row),
                best_epoch_text(row, best_epochs(row)),
                milliseconds(row.ms_per_step),
                self._seeds(row, failed(row)),
                verdict_text(row, best, failed(row)),
                chance_text(row, best),
            ]
            for row in rows
        ]
        titles, tips = zip(*self._columns(), strict=True)
        self.show_cells(titles, cells, [swatch(at) for at in range(len(rows))])
        self.show_tips(tips)

    def _columns(self) -> list[tuple[str, str]]:
        """Title of each column, and what stands beneath it."""
        spread = self.tr("Of the last epoch, on the validation data: mean ± deviation.")
        best = self.tr("Mean of the seeds' best accuracies, and the epochs in which they were.")
        chance = self.tr(
            "The chance of a difference as large where there is none: paired t-test, two-sided. "
            "It is not corrected for the number of combinations: of many, a few look worse by "
            "chance."
        )
        return [
            (self.tr("Combination"), ""),
            (self.tr("Accuracy"), spread),
            (self.tr("Best epoch"), best),
            (self.tr("ms/step"), ""),
            (self.tr("Seeds"), ""),
            (self.tr("Against the best"), self.tr("The difference to the best mean, by seed.")),
            (self.tr("p"), chance),
        ]

    def _seeds(self, row: SweepRow, failed: int) -> str:
        if not row.missing:
            return str(row.seeds)
        text = self.tr("{done} of {all}, {failed} failed") if failed else self.tr("{done} of {all}")
        return text.format(done=row.seeds, all=row.seeds + row.missing, failed=failed)


class RunsList(ReadOnlyTable):
    """Every run of the comparison in the order of training, and how far it is."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[str, ...] = ()
        self._epochs: dict[str, int] = {}
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def selected_keys(self) -> list[str]:
        """The keys of the specs whose rows are selected, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._keys[row] for row in rows]

    def select_keys(self, keys: Collection[str]) -> None:
        """Selects the rows of some specs, and no others."""
        chosen, last = QItemSelection(), self.columnCount() - 1
        for row, key in enumerate(self._keys):
            if key in keys:
                chosen.select(self.model().index(row, 0), self.model().index(row, last))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        if rows := chosen.indexes():  # the keys go on from there, not from where it was
            self.selectionModel().setCurrentIndex(rows[0], flags.NoUpdate)

    def show_plan(
        self,
        plan: SweepPlan | None,
        runs: Mapping[str, Run],
        order: Mapping[str, RunSpec] | None = None,
        under_way: Mapping[str, LearningCurves] | None = None,
    ) -> None:
        """Shows the runs of a plan.

        Args:
            plan: Of the sweep; None for none.
            runs: Key of a spec to its run, as far as they have begun.
            order: Key to spec in the order of training; as in the plan when None.
            under_way: Key to the curves of the runs that other processes train.
        """
        titles = [self.tr("Run"), self.tr("State"), self.tr("Epochs"), self.tr("Accuracy")]
        if plan is None:
            self._keys = ()
            self.show_cells(titles, [], [])
            return
        ordered = order or dict(zip(plan.keys, plan.specs, strict=True))
        self._keys = tuple(ordered)
        self._epochs = {key: spec.epochs for key, spec in ordered.items()}
        axes = plan.differing
        said: dict[tuple[str, Any], str] = {}
        cells = [self._cells(spec, runs.get(key), axes, said) for key, spec in ordered.items()]
        failed = {key: run.reason for key, run in runs.items() if run.reason}
        reasons = [error_text(failed[key]) if key in failed else "" for key in ordered]
        if any(reasons):  # at the end: a sentence would push the numbers out of sight
            titles.append(self.tr("Why it failed"))
            cells = [[*cell, reason] for cell, reason in zip(cells, reasons, strict=True)]
        self.show_cells(titles, cells, [])
        self.show_progress(under_way or {})

    def _cells(
        self,
        spec: RunSpec,
        run: Run | None,
        axes: Sequence[str],
        said: dict[tuple[str, Any], str],
    ) -> list[str]:
        state = self.tr("waits") if run is None else state_text(run.state)
        done = "0" if run is None else str(run.epochs_done)
        return [
            spec_text(spec, axes, said),
            state,
            left_to_right(f"{done}/{spec.epochs}"),
            _accuracy(run.val_accuracy if run else None),
        ]

    def show_progress(self, under_way: Mapping[str, LearningCurves]) -> None:
        """Shows how far the runs are that other processes train.

        Args:
            under_way: Key of a spec to the curves of its run.
        """
        for row, key in enumerate(self._keys):
            if key in under_way:
                done = len(under_way[key].epochs)
                epochs = left_to_right(f"{done}/{self._epochs[key]}")
                self.set_text(row, _STATE, state_text("running"))
                self.set_text(row, _EPOCHS, epochs)


def _accuracy(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.4f}"


def _spread(row: SweepRow) -> str:
    if row.mean is None or row.sd is None:
        return _accuracy(row.mean)
    return left_to_right(f"{row.mean:.4f} ± {row.sd:.4f}")
