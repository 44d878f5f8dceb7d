"""The page with answers over the training."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from normviz.presentation.number_format import percent
from normviz.ui.draw.steps import steps_page
from normviz.ui.draw.view import DrawView
from tests.ui.draw.conftest import LEFT, FakePredictor


@pytest.fixture(autouse=True)
def _short_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps_page, "LOOK_MS", 50)


@pytest.fixture
def page(
    qtbot: QtBot, view: DrawView, keep_runs: Callable, run_info: Callable, find: Callable
) -> DrawView:
    """The view on that page, with two chosen runs."""
    keep_runs(run_info("run-b"), run_info("run-a"))
    qtbot.waitUntil(lambda: any(model.run for model in view.client.models))
    view.choose_run("run-a")
    view.choose_run("run-b")
    QTest.mouseClick(find("draw_right_steps"), LEFT)
    qtbot.waitUntil(lambda: len(view.side_pane.steps.panels) == 2)
    return view


def said(view: DrawView, run: str) -> str:
    label = view.findChild(QLabel, f"draw_steps_said_{run}")
    assert isinstance(label, QLabel)
    return label.text()


def test_without_run_or_drawing_it_says_what_to_do(
    view: DrawView, find: Callable, page: DrawView
) -> None:
    assert find("draw_steps_note").text().startswith("Draw a digit")
    view.controller.choose(("batch",))
    assert find("draw_steps_note").text().startswith("No run is chosen")
    assert view.side_pane.steps.panels == {}


def test_each_chosen_run_says_when_it_learned_to_read_the_drawing(
    qtbot: QtBot, page: DrawView, draw: Callable, settle: Callable
) -> None:
    draw((200, 50), (200, 350))
    settle()
    qtbot.waitUntil(lambda: said(page, "run-b") != "")
    share = percent(0.8)
    assert said(page, "run-a") == f"Step 20: 8, {share}; read so since step 10."
    page.side_pane.steps.bar.earlier.trigger()
    page.side_pane.steps.bar.earlier.trigger()
    assert said(page, "run-a") == f"Step 0: 1, {share}; read so since step 0."
    assert page.scene().step == 0
    assert page.scene().page == "steps"


def test_it_is_live_while_a_run_trains(
    qtbot: QtBot, page: DrawView, fake: FakePredictor, draw: Callable, settle: Callable
) -> None:
    draw((200, 50), (200, 350))
    settle()
    qtbot.waitUntil(lambda: "Step 20" in said(page, "run-a"))
    fake.steps = (0, 10, 20, 30)
    qtbot.waitUntil(lambda: "Step 30" in said(page, "run-a"))


def test_a_problem_of_a_run_is_said_in_its_panel(
    qtbot: QtBot, page: DrawView, fake: FakePredictor, draw: Callable
) -> None:
    fake.damaged.add("run-a")
    draw((200, 50), (200, 350))
    qtbot.waitUntil(lambda: "damaged" in said(page, "run-a"))
    qtbot.waitUntil(lambda: said(page, "run-b") != "")
    fake.damaged.clear()


def test_everything_has_a_name(page: DrawView, assert_described: Callable) -> None:
    assert_described(page.side_pane.steps)


def test_the_curves_take_the_room_that_there_is(
    qtbot: QtBot, page: DrawView, draw: Callable, settle: Callable
) -> None:
    draw((200, 50), (200, 350))
    settle()
    qtbot.waitUntil(lambda: said(page, "run-a") != "")
    page.resize(1200, 1400)  # more than the curves take
    page.grab()  # lays out
    for run in ("run-a", "run-b"):
        panel = page.side_pane.steps.panels[run]
        label = page.findChild(QLabel, f"draw_steps_said_{run}")
        assert label is not None
        assert panel.curves.height() == min(
            panel.curves.maximumHeight(), panel.height() - panel.curves.y()
        )
        assert panel.curves.geometry().top() - label.geometry().bottom() <= 2
