import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz.ui.draw.settings.mates_strip import TILE, MatesStrip


@pytest.fixture
def strip(qtbot: QtBot) -> MatesStrip:
    made = MatesStrip()
    qtbot.addWidget(made)
    made.resize(200, 60)
    made.show()
    return made


def test_it_is_as_high_as_its_rows(strip: MatesStrip) -> None:
    assert strip.heightForWidth(200) == 0
    strip.show_mates(np.ones((15, 28, 28), np.float32))
    one_row = strip.heightForWidth(10_000)
    assert one_row > TILE
    assert strip.heightForWidth(200) == 2 * one_row
    assert strip.heightForWidth(1) == 15 * one_row


def test_each_mate_is_painted_in_its_place(strip: MatesStrip) -> None:
    mates = np.zeros((10, 28, 28), np.float32)
    mates[9] = 1
    strip.show_mates(mates)
    picture = strip.grab().toImage()
    step = strip.heightForWidth(10_000)
    row, column = divmod(9, 200 // step)
    middle = picture.pixelColor(column * step + TILE // 2, row * step + TILE // 2)
    assert middle.lightness() == 255
    assert picture.pixelColor(TILE // 2, TILE // 2).lightness() == 0
