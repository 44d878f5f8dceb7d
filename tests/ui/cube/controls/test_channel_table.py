import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from normviz.ui.cube.controls.channel_table import ChannelModel, ChannelTable

LIMITS = (-1000.0, 1000.0)


def test_rows_are_channels_and_columns_the_letters() -> None:
    model = ChannelModel(LIMITS)
    model.set_values(((1.0, 2.0, 0.5), (0.0, -1.0, 1e-9)))
    assert (model.rowCount(), model.columnCount()) == (3, 2)
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(model.index(1, 1)) == "−1"
    vertical, horizontal = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
    assert model.headerData(2, vertical) == "c = 2"
    assert [model.headerData(k, horizontal) for k in (0, 1)] == ["γ", "β"]
    assert model.headerData(0, horizontal, Qt.ItemDataRole.ToolTipRole) is None


def test_new_numbers_of_as_many_channels_reset_nothing(qtbot: QtBot) -> None:
    model = ChannelModel(LIMITS)
    model.set_values(((1.0,), (0.0,)))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_values(((2.0,), (0.0,)))
    with qtbot.waitSignal(model.modelReset):
        model.set_values(((2.0, 1.0), (0.0, 0.0)))


def test_an_entry_is_emitted_once_and_the_same_number_not_at_all(qtbot: QtBot) -> None:
    model = ChannelModel(LIMITS)
    model.set_values(((1.0,), (0.0,)))
    with qtbot.waitSignal(model.edited) as said:
        assert model.setData(model.index(0, 0), "2.5")
    assert said.args == [0, 0, 2.5]
    with qtbot.assertNotEmitted(model.edited):
        assert model.setData(model.index(0, 0), "1")
        assert not model.setData(model.index(0, 0), "2", Qt.ItemDataRole.DecorationRole)


@pytest.mark.parametrize("width", [400, 100, 80, 60])
def test_a_narrow_column_shows_fewer_digits_of_a_number_and_never_a_part(
    qtbot: QtBot, width: int
) -> None:
    model = ChannelModel(LIMITS)
    model.set_values(((1.0,), (-7.03207e-4,)))
    table = ChannelTable(model)
    qtbot.addWidget(table)
    option = QStyleOptionViewItem()
    option.initFrom(table)
    option.rect = QRect(0, 0, width, 20)
    index = model.index(0, 1)
    table.itemDelegate().initStyleOption(option, index)
    assert option.fontMetrics.horizontalAdvance(option.text) < width
    assert option.text.startswith("−7")
    assert option.text.endswith("×10⁻⁴")
    assert (option.text == "−7.03207×10⁻⁴") == (width == 400)
    assert model.data(index, Qt.ItemDataRole.EditRole) == "−7.03207×10⁻⁴"
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "−7.03207×10⁻⁴"


def test_the_table_is_as_tall_as_six_rows_at_most(qtbot: QtBot) -> None:
    model = ChannelModel(LIMITS)
    table = ChannelTable(model)
    qtbot.addWidget(table)
    heights = []
    for channels in (1, 6, 500):
        model.set_values(((1.0,) * channels, (0.0,) * channels))
        heights.append(table.height())
    assert heights[0] < heights[1] == heights[2]
    assert model.rowCount(QModelIndex()) == 500
