import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidget, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from normviz.ui.draw.settings.model_row import LINE_ROLE, ModelRow
from normviz.ui.style.theme import GRID, HALF


@pytest.fixture
def rows(qtbot: QtBot, theme: object) -> QListWidget:
    made = QListWidget()
    made.setItemDelegate(ModelRow(made))
    made.addItem("My run")
    made.item(0).setCheckState(Qt.CheckState.Checked)
    made.resize(240, 80)
    qtbot.addWidget(made)
    made.show()
    return made


def height(rows: QListWidget) -> int:
    option = QStyleOptionViewItem()
    rows.initViewItemOption(option)
    return rows.itemDelegate().sizeHint(option, rows.model().index(0, 0)).height()


def shown(rows: QListWidget) -> QImage:
    rows.doItemsLayout()
    return rows.viewport().grab().toImage()


def differing(one: QImage, other: QImage) -> list[int]:
    """The rows in which two images differ."""
    return [
        y
        for y in range(one.height())
        if any(one.pixel(x, y) != other.pixel(x, y) for x in range(one.width()))
    ]


def test_a_second_line_makes_a_row_higher(rows: QListWidget) -> None:
    one = height(rows)
    assert one == 3 * GRID
    rows.item(0).setData(LINE_ROLE, "Batch Norm, 0.99")
    assert height(rows) > one
    assert height(rows) % HALF == 0


def test_both_lines_are_written_beneath_one_another(rows: QListWidget) -> None:
    rows.item(0).setData(LINE_ROLE, "0.99")
    before = shown(rows)
    rows.item(0).setData(LINE_ROLE, "0.11")
    line = differing(before, shown(rows))
    before = shown(rows)
    rows.item(0).setText("Other")
    title = differing(before, shown(rows))
    assert max(title) < min(line)


def test_a_long_line_is_cut_and_not_painted_over_the_edge(rows: QListWidget) -> None:
    rows.item(0).setData(LINE_ROLE, "word")
    short = shown(rows)
    rows.item(0).setData(LINE_ROLE, "word " * 100)
    long = shown(rows)
    assert differing(short, long)
    edge = short.rect().adjusted(short.width() - 2, 0, 0, 0)
    assert short.copy(edge) == long.copy(edge)


def test_the_box_turns_with_the_tick(rows: QListWidget) -> None:
    rows.item(0).setData(LINE_ROLE, "Batch Norm, 0.99")
    ticked = shown(rows)
    rows.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert shown(rows) != ticked
