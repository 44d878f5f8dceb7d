from collections.abc import Callable

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from normviz.runs.run import Run
from normviz.ui.train.view import TrainView


def open_tab(qtbot: QtBot, view: TrainView, at: int) -> None:
    view.tabs.setCurrentIndex(at)
    qtbot.waitUntil(lambda: not view.jobs.busy)


def test_validation_digits_come_with_the_errors_first(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run]
) -> None:
    run = make_run()
    open_tab(qtbot, view, 2)
    page = view.pages[1]
    assert "Select one run" in page._empty.text()
    view.library.refresh()
    view.table.select([run.id])
    qtbot.waitUntil(lambda: not view.jobs.busy)
    assert [cell.right for cell in page.grid.cells] == [False, True, True]
    assert [cell.text for cell in page.grid.cells] == ["9", "1", "2"]
    assert "1 of 50 wrong (2.00\N{NARROW NO-BREAK SPACE}%)" in page.head.text()
    cell = page.grid.cell_at(QPoint(5, 5))
    assert cell is not None
    assert cell.tip == "It is 4, and the network says 9 (60\N{NARROW NO-BREAK SPACE}%)."
    assert page.grid.cell_at(QPoint(5, 5000)) is None
    colors = page.grid.grab().toImage()
    assert not colors.isNull()


def test_a_run_without_pictures_says_so(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run], service: object
) -> None:
    run = make_run("bn-mlp")
    view.library.refresh()
    view.table.select([run.id])
    open_tab(qtbot, view, 2)
    assert "not pictures" in view.pages[1]._empty.text()
    open_tab(qtbot, view, 3)
    assert "does not read digits" in view.pages[2]._empty.text()
    assert service.asked == []
