import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from normviz.presentation.learning_curves import LearningCurves
from normviz.ui.plots import plot_legend
from normviz.ui.plots.curve import LegendItem
from normviz.ui.plots.plots import Plots
from normviz.ui.style.palette import LIGHT
from tests.ui.train.conftest import make_epoch

LONG = "Batch Norm, batch 8, rate 0.0003, momentum 0.99, seed {}"


def item(rank: int, name: str) -> LegendItem:
    curves = LearningCurves(1)
    for epoch in (1, 2):
        curves.add_epoch(make_epoch(epoch))
    return LegendItem(f"run{rank}", name, rank, [curves])


@pytest.fixture
def plots(qtbot: QtBot) -> Plots:
    made = Plots(LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def names(plots: Plots) -> list[str]:
    return [label.text for _, label in plots._legend.items]


def test_a_picture_of_many_curves_names_them_beneath_and_hides_none(plots: Plots) -> None:
    """The legend of 30 runs hid their curves, and ended beyond the picture."""
    plots.show_items([item(rank, LONG.format(rank)) for rank in range(30)], 2.0)
    assert not plots._legend.isVisible()
    places: list[QRectF] = []
    layers = plots._layers
    plots._layers = lambda: (places.append(plots._legend.sceneBoundingRect()), layers())[1]
    picture = plots.recorded(".png")
    (place,) = places
    assert place.top() >= plots.viewport().height()
    assert place.bottom() <= picture.size.height()
    assert place.right() <= picture.size.width()
    assert names(plots) == [LONG.format(rank) for rank in range(30)], "whole: there is room"
    assert place.height() < 30 * 12, "in columns"
    image = QImage.fromData(picture.file(".png"))
    assert image.height() == 2 * picture.size.height()


def test_the_legend_is_on_the_plots_again_after_a_picture(plots: Plots) -> None:
    plots.show_items([item(rank, LONG.format(rank)) for rank in range(30)], 2.0)
    plots.picture(".png")
    assert not plots._legend.isVisible()
    plots.show_items([item(rank, f"run {rank}") for rank in range(3)], 2.0)
    assert names(plots) == ["run 0", "run 1", "run 2"]
    assert plots._legend.isVisible()
    assert plots._legend.columnCount == 1
    assert plots.viewport().rect().contains(plots._legend.sceneBoundingRect().toAlignedRect())


def test_a_legend_that_gets_room_after_a_picture_has_short_names(plots: Plots) -> None:
    plots.show_items([item(rank, 3 * LONG.format(rank)) for rank in range(10)], 2.0)
    plots.picture(".png")
    wide = names(plots)
    plots.resize(900, 800)
    assert plots._legend.isVisible()
    assert len(names(plots)) == 10
    assert len(names(plots)[0]) < len(wide[0])


def test_of_very_many_the_rest_is_counted(plots: Plots, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plot_legend, "MOST_NAMED", 20)
    plots.show_items([item(rank, f"run {rank}") for rank in range(45)], 2.0)
    plots.picture(".png")
    assert names(plots)[-2:] == ["run 19", "and 25 more"]
