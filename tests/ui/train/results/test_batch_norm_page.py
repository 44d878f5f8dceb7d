"""The page on batch norm: what it asks, shows, and makes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from normviz.runs.run import Run
from normviz.ui.train.view import TrainView
from tests.ui.train.conftest import FakeService

NORM_TAB = 5


def show(qtbot: QtBot, view: TrainView, run: Run) -> None:
    view.library.refresh()
    view.table.select([run.id])
    view.tabs.setCurrentIndex(NORM_TAB)
    qtbot.waitUntil(lambda: not view.jobs.busy)


def test_the_three_accuracies_and_the_start_are_shown(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run]
) -> None:
    run = make_run("batch-norm")
    show(qtbot, view, run)
    content = view.tabs.batch_norm.content
    assert [bar.share() for bar in content.bars.bars] == [0.9, 0.2, 0.91]
    assert content.start.bars[0].share() == 0.818
    assert "20\N{NARROW NO-BREAK SPACE}% instead of 91" in content.note.text()
    assert "step 20" in view.tabs.batch_norm.head.text()
    assert content.progress.isHidden()


def test_another_batch_size_is_asked_once(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run], service: FakeService
) -> None:
    run = make_run("batch-norm")
    show(qtbot, view, run)
    content = view.tabs.batch_norm.content
    for size in (16, 8, 4):
        content.batch_size.set_value(size)
    qtbot.waitUntil(lambda: service.asked[-1] == f"accuracy {run.id} 4")
    qtbot.waitUntil(lambda: not view.jobs.busy)
    assert [each for each in service.asked if each.startswith("accuracy")] == [
        f"accuracy {run.id} 32",
        f"accuracy {run.id} 4",
    ]


def test_recalibrate_makes_a_run_that_is_selected(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run]
) -> None:
    run = make_run("batch-norm")
    show(qtbot, view, run)
    qtbot.mouseClick(view.tabs.batch_norm.content.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not view.jobs.busy)
    (new,) = view.selected()
    assert new.id != run.id
    assert new.name == "recalibrated"


def test_what_cannot_be_recalibrated_says_why_and_the_bars_stay(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run], service: FakeService
) -> None:
    run = make_run("batch-norm")
    show(qtbot, view, run)
    service.refusal = "the disk is full: free some space"
    content = view.tabs.batch_norm.content
    qtbot.mouseClick(content.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not view.jobs.busy)
    assert "disk is full" in content.note.text()
    assert content.bars.bars[0].share() == 0.9
    assert content.button.isEnabled()


def test_a_run_without_batch_norm_says_so(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run], service: FakeService
) -> None:
    show(qtbot, view, make_run())
    assert "no batch norm" in view.tabs.batch_norm._empty.text()
    assert service.asked == []
