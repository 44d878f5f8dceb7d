from dataclasses import replace

from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from normviz.ports.sweeps import RunAdvanced, RunEnded
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.compare.view import CompareView
from tests.ui.compare.conftest import FakeSweepService
from tests.ui.compare.test_view import SMALL, idle, press


def test_curves_of_the_run_under_way_are_shown_before_its_first_epoch_ends(
    qtbot: QtBot, view: CompareView, service: FakeSweepService
) -> None:
    service.holds_after = 1
    view.show_scene(SMALL)
    press(qtbot, view, "start")
    qtbot.waitUntil(lambda: bool(view.pane.curves._items))
    (item,) = view.pane.curves._items.values()
    assert not view.library.runs[view.library.record.plan.keys[0]].epochs_done
    assert (item.name, len(item.series), item.is_listed) == ("No norm", 1, True)


def test_runs_of_other_processes_are_drawn_beside_those_that_have_ended(
    qtbot: QtBot, view: CompareView, service: FakeSweepService
) -> None:
    view.show_scene(replace(SMALL, at_once=2))
    service.gate.clear()
    press(qtbot, view, "start")
    qtbot.waitUntil(lambda: view.session.state == "running")
    keys = view.library.record.plan.keys

    for key in keys[:2]:
        view.session._events.append(RunAdvanced(key, 4, 2, (0.9, 0.8), (0.1, 0.2)))
    qtbot.waitUntil(lambda: len(view.pane.curves._items) == 2)

    assert [item.is_listed for item in view.pane.curves._items.values()] == [True, False]
    assert [view.pane.runs.item(row, 1).text() for row in (0, 1, 2)] == [
        "running",
        "running",
        "waits",
    ]
    bar = view.findChild(QProgressBar, "compare_progress")
    assert bar is not None
    assert bar.value() > 0
    service.gate.set()
    qtbot.waitUntil(lambda: idle(view))
    assert [len(item.series) for item in view.pane.curves._items.values()] == [2, 2]


def test_a_failure_is_told_with_the_run_that_it_is_of(
    qtbot: QtBot, view: CompareView, trained: SweepLibrary
) -> None:
    """ "The loss is not a number" alone did not say which norm had diverged."""
    assert trained.record is not None
    view.library.open(trained.record.id)
    key = trained.record.plan.keys[-1]
    of_store = RunEnded("sweep", trained.runs[key].id, "failed", None, problem="The loss is no.")
    for event in (of_store, replace(of_store, run="", key=key)):
        with qtbot.waitSignal(view.message) as told:
            view.session.run_ended.emit(event)
        assert told.args == ["warning", "Batch Norm, batch 16, seed 1: The loss is no."]
    with qtbot.waitSignal(view.message) as told:
        view.session.run_ended.emit(replace(of_store, run="of another"))
    assert told.args == ["warning", "The loss is no."]
