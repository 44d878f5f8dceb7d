"""The page of distributions: what it asks, draws, and remembers."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from normviz.runs.run import Run
from normviz.ui.train.view import TrainView
from tests.ui.train.conftest import FakeService

TAB = 4


def show(qtbot: QtBot, view: TrainView, run: Run) -> None:
    view.library.refresh()
    view.table.select([run.id])
    view.tabs.setCurrentIndex(TAB)
    qtbot.waitUntil(lambda: not view.jobs.busy)


def shown(view: TrainView) -> set[str]:
    return {name for name, plot in view.tabs.distributions.plots.items() if not plot.isHidden()}


def test_what_the_layer_has_is_drawn(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run]
) -> None:
    show(qtbot, view, make_run("batch-norm"))
    page = view.tabs.distributions
    assert shown(view) == {"x", "y", "beta", "mean", "variance"}
    assert page.plots["x"].limits == (-9, 9)
    assert page.plots["mean"].limits == (0, 5)
    assert "norm: bands hold" in page.head.text()


def test_another_layer_is_chosen_with_the_keyboard(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run], service: FakeService
) -> None:
    run = make_run("batch-norm")
    show(qtbot, view, run)
    page = view.tabs.distributions
    qtbot.keyClick(page._box, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: not view.jobs.busy)
    assert service.asked[-1] == f"distributions {run.id} conv"
    assert shown(view) == {"x", "y"}
    assert view.scene().layer == "conv"


def test_without_a_run_it_says_what_to_do(qtbot: QtBot, view: TrainView) -> None:
    view.tabs.setCurrentIndex(TAB)
    qtbot.waitUntil(lambda: not view.jobs.busy)
    assert "Select one run" in view.tabs.distributions._empty.text()
