import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz import norms
from normviz.ui.cube.inspector.comparison.table_model import (
    ComparisonModel,
    ComparisonRow,
    comparison_row,
)
from normviz.ui.style.theme import current_theme
from tests.ui.cube.inspector.conftest import Read


def line(name: str, *cells: str, from_set: bool = True) -> ComparisonRow:
    return ComparisonRow(norms.CATALOG[name], (name, *cells), from_set)


BATCH, RMS = line("batch", "6 × 36", "0.1", "1.1", "−0.5"), line("rms", "36 × 6", "–", "–", "2.0")


@pytest.fixture
def lines(qtbot: QtBot) -> ComparisonModel:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = ComparisonModel(owner)
    made.set_lines((BATCH, RMS))
    return made


def test_cells_are_the_texts_of_their_lines(lines: ComparisonModel) -> None:
    assert (lines.rowCount(), lines.columnCount()) == (2, 5)
    assert [lines.index(0, column).data() for column in range(5)] == list(BATCH.cells)
    assert lines.rowCount(lines.index(0, 0)) == 0


def test_new_numbers_change_only_their_cells(qtbot: QtBot, lines: ComparisonModel) -> None:
    changed: list[tuple[int, int]] = []
    lines.dataChanged.connect(lambda first, *_: changed.append((first.row(), first.column())))
    moved = line("batch", "6 × 36", "0.1", "1.1", "0.75")
    with qtbot.assertNotEmitted(lines.modelReset):
        assert not lines.set_lines((moved, RMS))
    assert changed == [(0, 4)]
    assert lines.index(0, 4).data() == "0.75"


def test_other_norms_or_sets_reset_the_table(qtbot: QtBot, lines: ComparisonModel) -> None:
    with qtbot.waitSignal(lines.modelReset):
        assert lines.set_lines((RMS,))
    with qtbot.waitSignal(lines.modelReset):
        assert lines.set_lines((line("rms", "9 × 6", "–", "–", "2.0"),))


def test_statistics_of_a_set_are_blue(lines: ComparisonModel) -> None:
    role = Qt.ItemDataRole.ForegroundRole
    assert lines.index(0, 2).data(role) == QColor(current_theme().accent_text)
    assert lines.index(0, 4).data(role) is None
    lines.set_lines((line("batch", "6 × 36", "0", "1", "2", from_set=False),))
    assert lines.index(0, 2).data(role) is None


def test_one_row_is_marked(lines: ComparisonModel) -> None:
    role = Qt.ItemDataRole.BackgroundRole
    lines.set_marked(1)
    assert [lines.index(row, 0).data(role) is None for row in (0, 1)] == [True, False]


def test_tooltips_say_what_a_number_is(lines: ComparisonModel) -> None:
    role = Qt.ItemDataRole.ToolTipRole
    assert lines.index(0, 0).data(role) == "Norm: Batch Norm"
    assert lines.index(0, 3).data(role) == "Variance of the set: 1.1"
    assert lines.headerData(4, Qt.Orientation.Horizontal) == "y"
    assert lines.headerData(0, Qt.Orientation.Vertical) is None


def test_numbers_stand_at_the_right(lines: ComparisonModel) -> None:
    role = Qt.ItemDataRole.TextAlignmentRole
    assert lines.index(0, 0).data(role) & Qt.AlignmentFlag.AlignLeft
    assert lines.index(0, 4).data(role) & Qt.AlignmentFlag.AlignRight


def test_a_line_is_read_off_the_element(read: Read) -> None:
    readings = read("batch")
    made = comparison_row(readings.norm, readings.element, training=True)
    assert made.cells[:2] == ("batch", "6 × 36")
    assert made.from_set
    assert not comparison_row(readings.norm, readings.element, training=False).from_set
    unit = read("unit")
    assert comparison_row(unit.norm, unit.element, training=True).cells[2:4] == ("–", "–")
