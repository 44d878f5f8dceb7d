import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from normviz.ui.style.theme import current_theme
from normviz.ui.train.results.digit_grid import DigitCell, DigitGrid


def cells(count: int) -> list[DigitCell]:
    return [
        DigitCell(np.full((8, 8), 200, np.uint8), str(at % 10), at != 1, f"Cell {at}.")
        for at in range(count)
    ]


@pytest.fixture
def grid(qtbot: QtBot, theme: object) -> DigitGrid:
    made = DigitGrid()
    qtbot.addWidget(made)
    made.resize(480, 200)
    made.show()
    made.show_cells(cells(100), 10)
    return made


def place(grid: DigitGrid, row: int, column: int) -> QPoint:
    size = grid._cell_size()
    return QPoint(column * size.width() + 5, row * size.height() + 5)


def test_cells_run_in_rows(grid: DigitGrid) -> None:
    found = grid.cell_at(place(grid, 2, 3))
    assert found is not None
    assert found.tip == "Cell 23."
    assert grid.cell_at(QPoint(grid.width() + 50, 5)) is None
    assert grid.cell_at(place(grid, 50, 0)) is None


def test_they_run_from_the_right_where_reading_does(grid: DigitGrid) -> None:
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    found = grid.cell_at(place(grid, 0, 9))
    assert found is not None
    assert found.tip == "Cell 0."


def test_a_wrong_one_is_framed_in_the_error_colour(grid: DigitGrid) -> None:
    image = grid.viewport().grab().toImage()
    size = grid._cell_size()
    frames = [image.pixelColor(column * size.width() + 1, 20).name() for column in (0, 1, 2)]
    error = QColor(current_theme().error).name()
    assert [frame == error for frame in frames] == [False, True, False]


def test_scrolling_brings_later_cells(grid: DigitGrid) -> None:
    bar = grid.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(grid._cell_size().height())
    found = grid.cell_at(place(grid, 0, 0))
    assert found is not None
    assert found.tip == "Cell 10."
    grid.show_cells(cells(5), 10)
    assert bar.value() == bar.maximum() == 0


def test_colours_are_shown_as_they_are(grid: DigitGrid) -> None:
    image = np.zeros((8, 8, 3), np.uint8)
    image[..., 0] = 250
    grid.show_cells([DigitCell(image, "", True, "")], 10)
    color = grid.viewport().grab().toImage().pixelColor(15, 15)
    assert (color.red(), color.green(), color.blue()) == (250, 0, 0)


def test_a_cell_is_explained_under_the_pointer(grid: DigitGrid) -> None:
    at = place(grid, 0, 4)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, grid.viewport().mapToGlobal(at))
    QApplication.sendEvent(grid.viewport(), event)
    assert QToolTip.text() == "Cell 4."
    QToolTip.hideText()
