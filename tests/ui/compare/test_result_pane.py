import pytest
from pytestqt.qtbot import QtBot

from normviz.scenes.compare_scene import Plot
from normviz.ui.compare.result_pane import ResultPane
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.style.palette import DARK


@pytest.fixture
def pane(qtbot: QtBot, trained: SweepLibrary) -> ResultPane:
    made = ResultPane(trained)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.show_sweep()
    return made


def test_curves_of_the_seeds_are_one_entry_with_a_band(pane: ResultPane) -> None:
    items = list(pane.curves._items.values())
    assert [len(item.series) for item in items] == [2] * 4
    assert items[0].name == "No norm, batch 8"


@pytest.mark.parametrize("plot", ["curves", "setting", "map"])
def test_each_plot_is_shown_and_exported(pane: ResultPane, plot: Plot) -> None:
    pane.show_pages(plot, "runs")
    pane.set_theme(DARK)
    assert (pane.plot(), pane.table()) == (plot, "runs")
    assert pane.picture(".png").startswith(b"\x89PNG")


def test_what_it_shows_is_told_beneath_the_results(pane: ResultPane) -> None:
    assert pane.conclusion.isVisible()
    assert pane.conclusion.text().startswith("Best on average")
