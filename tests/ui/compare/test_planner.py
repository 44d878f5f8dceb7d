from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from normviz.presentation.comparison import comparison
from normviz.scenes.compare_scene import CompareScene
from normviz.ui.compare import planner as planner_module
from normviz.ui.compare.planner import ComparisonPlanner, Planned
from tests.runs.sweeps.plans import run_of

SMALL = CompareScene(norms=("none", "batch"), seeds=2)
LARGE = CompareScene(norms=("none", "batch"), batch_sizes=(2, 4, 8), seeds=40)


@pytest.fixture
def said(qapp: QObject) -> list[object]:
    return []


@pytest.fixture
def planner(said: list[object]) -> Iterator[ComparisonPlanner]:
    owner = QObject()
    found = ComparisonPlanner(None, owner)
    found.planned.connect(said.append)
    found.refused.connect(said.append)
    yield found
    found.stop()


def runs(said: object) -> int:
    assert isinstance(said, Planned)
    return len(said.comparison.plan.specs)


def test_a_small_comparison_is_planned_at_once(
    planner: ComparisonPlanner, said: list[object]
) -> None:
    assert planner.plan(SMALL, (), 1)
    assert [runs(each) for each in said] == [4]


def test_runs_that_are_there_take_no_time(planner: ComparisonPlanner, said: list[object]) -> None:
    specs = comparison(SMALL).plan.specs
    known = [run_of(spec, 0.5) for spec in specs]
    planner.plan(SMALL, known[:3], 1)
    planner.plan(SMALL, [*known[:3], replace(known[3], has_files=False)], 1)
    planner.plan(SMALL, known, 1)
    some, lost, all_ = said
    assert isinstance(some, Planned)
    assert isinstance(lost, Planned)
    assert isinstance(all_, Planned)
    assert (some.trained, lost.trained, all_.trained) == (3, 3, 4)
    assert some.seconds > all_.seconds == 0


def test_a_large_one_is_planned_while_the_window_goes_on(
    qtbot: QtBot,
    planner: ComparisonPlanner,
    said: list[object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = held(monkeypatch)
    assert not planner.plan(LARGE, (), 1)  # returns although the plan waits
    assert not planner.is_settled
    assert said == []
    gate.set()
    qtbot.waitUntil(lambda: planner.is_settled)
    assert [runs(each) for each in said] == [240]


@pytest.mark.parametrize(
    ("newest", "count"),
    [(SMALL, 4), (CompareScene(norms=("layer",), batch_sizes=(2, 4, 8), seeds=100), 300)],
)
def test_only_the_newest_is_told(
    qtbot: QtBot,
    planner: ComparisonPlanner,
    said: list[object],
    monkeypatch: pytest.MonkeyPatch,
    newest: CompareScene,
    count: int,
) -> None:
    gate = held(monkeypatch)
    planner.plan(LARGE, (), 1)
    if newest == SMALL:
        gate.set()  # what is small is planned here
    planner.plan(newest, (), 1)
    gate.set()
    qtbot.waitUntil(lambda: planner.is_settled)
    assert [runs(each) for each in said] == [count]


@pytest.mark.parametrize("seeds", [1, 100])
def test_why_nothing_can_be_trained_is_told(
    qtbot: QtBot, planner: ComparisonPlanner, said: list[object], seeds: int
) -> None:
    scene = CompareScene("relu", norms=("instance",), batch_sizes=(2, 4, 8), seeds=seeds)
    planner.plan(scene, (), 1)
    qtbot.waitUntil(lambda: planner.is_settled)
    assert len(said) == 1
    assert isinstance(said[0], str)


def test_who_leaves_is_told_nothing(
    planner: ComparisonPlanner, said: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = held(monkeypatch)
    planner.plan(LARGE, (), 1)
    planner.ask_to_stop()
    gate.set()
    assert planner.stop()
    assert said == []


def held(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Lets every plan wait for an event."""
    gate = Event()
    real: Callable[..., object] = planner_module.comparison

    def waiting(*arguments: object) -> object:
        assert gate.wait(10)
        return real(*arguments)

    monkeypatch.setattr(planner_module, "comparison", waiting)
    return gate


def test_the_text_of_thousands_of_specs_is_made_while_they_are_planned(
    qtbot: QtBot, planner: ComparisonPlanner, said: list[object]
) -> None:
    planner.plan(LARGE, (), 1)
    qtbot.waitUntil(lambda: bool(said))
    (found,) = said
    assert isinstance(found, Planned)
    assert "text" in vars(found.comparison.plan)
