"""Many selected runs are drawn in slices: the window goes on, and what was drawn stays."""

from collections.abc import Callable
from typing import ClassVar

import pytest
from pytestqt.qtbot import QtBot

from normviz.presentation.color_ranks import ColorRanks
from normviz.presentation.learning_curves import LearningCurves
from normviz.runs.run import Run
from normviz.ui.train.plots import selected_curves
from normviz.ui.train.plots.plot_pane import PlotPane
from normviz.ui.train.plots.selected_curves import SelectedCurves
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.train.view import TrainView
from tests.ui.train.conftest import STEPS, make_epoch


class Library(RunLibrary):
    """Has curves for every run, and counts what is read."""

    read: ClassVar[list[str]] = []

    def series(self, run: str) -> LearningCurves:
        self.read.append(run)
        if run not in self._series:
            self._series[run] = LearningCurves(STEPS, epochs=[make_epoch(1)])
        return self._series[run]


@pytest.fixture
def runs(make_run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> list[Run]:
    monkeypatch.setattr(selected_curves, "AT_ONCE", 2)
    return [make_run(seed=seed) for seed in range(5)]


@pytest.fixture
def curves(qtbot: QtBot, theme: object, service, runs: list[Run]) -> SelectedCurves:
    pane = PlotPane()
    qtbot.addWidget(pane)
    pane.show()
    Library.read.clear()
    return SelectedCurves(Library(service.runs_dir, pane), ColorRanks(8), pane, pane)


def drawn(curves: SelectedCurves) -> list[str]:
    return list(curves._pane.plots._curves)


def test_few_are_drawn_at_once(curves: SelectedCurves, runs: list[Run]) -> None:
    curves.show(runs[:2])
    assert drawn(curves) == [run.id for run in runs[:2]]
    assert not curves.busy


def test_many_are_drawn_later_and_painted_once(
    qtbot: QtBot, curves: SelectedCurves, runs: list[Run]
) -> None:
    curves.show(runs[:1])
    shown: list[bool] = []
    curves.shown.connect(lambda: shown.append(curves._pane.plots.updatesEnabled()))
    curves.show(runs)
    assert curves.busy
    assert drawn(curves) == [runs[0].id]
    qtbot.waitUntil(lambda: not curves.busy)
    assert drawn(curves) == [run.id for run in runs]
    assert shown == [True]
    curves.show([])
    assert len(drawn(curves)) == 5, "taking away many waits too"
    qtbot.waitUntil(lambda: not curves.busy)
    assert drawn(curves) == []


@pytest.mark.parametrize("rounds", range(0, 14, 3))
def test_the_newest_selection_wins_at_any_step(
    qtbot: QtBot, curves: SelectedCurves, runs: list[Run], rounds: int
) -> None:
    curves.show(runs)
    work = curves._slices._work
    assert work is not None
    for _ in range(rounds):
        next(work, None)
    del work
    curves.show(runs[3:])
    qtbot.waitUntil(lambda: not curves.busy)
    assert drawn(curves) == [run.id for run in runs[3:]]
    assert list(curves._pane.plots._items) == drawn(curves)
    assert curves._pane.plots.updatesEnabled()


def test_closing_meanwhile(curves: SelectedCurves, runs: list[Run]) -> None:
    curves.show(runs)
    curves.stop()
    assert not curves.busy
    assert drawn(curves) == []


def test_the_view_waits_for_the_curves_and_the_actions_do_not(
    qtbot: QtBot, view: TrainView, runs: list[Run]
) -> None:
    view.library.refresh()
    view.table.select([run.id for run in runs])
    assert not view.is_settled()
    assert view.actions_.delete.isEnabled()
    qtbot.waitUntil(view.is_settled)
    assert list(view.plot_pane.plots._curves) == view.table.selected()
    view.table.select([run.id for run in runs[:1]])
    view.ask_to_stop()
    assert view.is_settled()
