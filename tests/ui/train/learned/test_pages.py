from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from normviz.runs.run import Run
from normviz.ui.train.results.fonts import families, render
from normviz.ui.train.view import TrainView


def open_tab(qtbot: QtBot, view: TrainView, at: int) -> None:
    view.tabs.setCurrentIndex(at)
    qtbot.waitUntil(lambda: not view.errands.busy)


def test_the_model_of_the_settings_is_shown_and_follows_them(
    qtbot: QtBot, view: TrainView, service: object
) -> None:
    open_tab(qtbot, view, 1)
    page = view.pages[0]
    assert page.table.topLevelItemCount() == 1
    assert "7850 parameters" in page.head.text()
    for at in range(page.table.columnCount()):
        assert page.table.columnWidth(at) >= page.table.sizeHintForColumn(at)
    view.draft.set_recipe("dropout")
    qtbot.waitUntil(lambda: not view.errands.busy)
    assert service.asked == ["summary relu", "summary dropout"]
    view.draft.change(seed=8)
    assert not view.errands.busy


def test_validation_digits_come_with_the_errors_first(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run]
) -> None:
    run = make_run()
    open_tab(qtbot, view, 2)
    page = view.pages[1]
    assert "Select one run" in page._empty.text()
    view.library.refresh()
    view.table.select([run.id])
    qtbot.waitUntil(lambda: not view.errands.busy)
    assert [cell.right for cell in page.grid.cells] == [False, True, True]
    assert [cell.text for cell in page.grid.cells] == ["9", "1", "2"]
    assert "1 of 50 wrong, 2.00 %" in page.head.text()
    cell = page.grid.cell_at(QPoint(5, 5))
    assert cell is not None
    assert cell.tip == "It is 4; the network says 9 with 60 %."
    assert page.grid.cell_at(QPoint(5, 5000)) is None
    colors = page.grid.grab().toImage()
    assert not colors.isNull()


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


def test_a_run_without_pictures_says_so(
    qtbot: QtBot, view: TrainView, make_run: Callable[..., Run], service: object
) -> None:
    run = make_run("bn-mlp")
    view.library.refresh()
    view.table.select([run.id])
    open_tab(qtbot, view, 2)
    assert "no pictures" in view.pages[1]._empty.text()
    open_tab(qtbot, view, 3)
    assert "no digits" in view.pages[2]._empty.text()
    assert service.asked == []


def test_rendered_digits_look_like_ink(qapp: object) -> None:
    names = families(2)
    assert 1 <= len(names) <= 2
    assert set(names) <= set(QFontDatabase.families())
    images = render(names)
    assert images.shape == (10 * len(names), 28, 28)
    assert (images.reshape(len(images), -1).max(1) > 200).all()
    assert (images[:, 0].max(), images[:, :, 0].max()) == (0, 0)
    assert len({image.tobytes() for image in images[:10]}) == 10
    assert render([]).shape == (0, 28, 28)
