from collections.abc import Callable

from pytestqt.qtbot import QtBot

from normviz.runs.run import Run
from normviz.ui.train.results.fonts import families
from normviz.ui.train.view import TrainView


def open_tab(qtbot: QtBot, view: TrainView, at: int) -> None:
    view.tabs.setCurrentIndex(at)
    qtbot.waitUntil(lambda: not view.jobs.busy)


def test_printed_digits_are_rendered_and_read(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run]
) -> None:
    run = make_run()
    view.library.refresh()
    view.table.select([run.id])
    open_tab(qtbot, view, 3)
    page = view.pages[2]
    count = len(families()) * 10
    assert f"{count} of {count} printed digits right" in page.head.text()
    assert page.grid.cells[7].text == "7"
