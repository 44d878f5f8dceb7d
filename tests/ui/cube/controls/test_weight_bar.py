import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from normviz.ui.cube.controls.weight_bar import WeightBar


@pytest.fixture
def bar(qtbot: QtBot) -> WeightBar:
    bar = WeightBar()
    qtbot.addWidget(bar)
    bar.resize(100, 8)
    bar.set_share(0.25)
    return bar


def test_filled_part_is_the_share(bar: WeightBar) -> None:
    image = bar.grab().toImage()
    filled, empty = image.pixelColor(10, 4), image.pixelColor(60, 4)
    assert filled != empty
    assert image.pixelColor(22, 4) == filled
    assert image.pixelColor(28, 4) == empty


def test_it_fills_from_the_other_side_from_right_to_left(bar: WeightBar) -> None:
    filled = bar.grab().toImage().pixelColor(10, 4)
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    image = bar.grab().toImage()
    assert image.pixelColor(90, 4) == filled
    assert image.pixelColor(60, 4) != filled


@pytest.mark.parametrize(("given", "kept"), [(-1.0, 0.0), (0.5, 0.5), (2.0, 1.0)])
def test_share_stays_between_nothing_and_all(bar: WeightBar, given: float, kept: float) -> None:
    bar.set_share(given)
    assert bar.share() == kept
