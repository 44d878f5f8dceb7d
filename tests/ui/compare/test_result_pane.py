from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from normviz.runs.control import TrainingControl
from normviz.runs.sweeps.plan import make_plan
from normviz.runs.sweeps.record import new_record
from normviz.scenes.compare_scene import Plot
from normviz.ui.compare.result_pane import ResultPane
from normviz.ui.compare.sweep_library import SweepLibrary
from normviz.ui.style.palette import DARK
from tests.runs.sweeps.plans import small_plan
from tests.ui.compare.conftest import FakeSweepService


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


def test_colours_of_the_table_are_those_of_the_plot_above(pane: ResultPane) -> None:
    def colours() -> list[str]:
        icons = [pane.results.item(row, 0).icon() for row in range(4)]
        return [
            "" if icon.isNull() else icon.pixmap(16).toImage().pixelColor(8, 8).name()
            for icon in icons
        ]

    assert len(set(colours())) == 4  # a curve per combination
    pane.show_pages("setting", "results")
    none, *_, batch = colours()
    assert colours() == [none, none, batch, batch]  # a line per norm
    pane.show_pages("map", "results")
    assert colours() == [""] * 4


def test_the_hint_does_not_ask_to_press_what_was_pressed(
    qtbot: QtBot, runs_dir: Path, qapp: object
) -> None:
    library = SweepLibrary(runs_dir)
    pane = ResultPane(library)
    qtbot.addWidget(pane)
    before = pane._empty[0].text()
    assert library.create(small_plan()) is not None
    pane.show_sweep()
    assert "Press Compare" in before
    assert "Press Compare" not in pane._empty[0].text()
    library.stop()


def test_losses_of_other_sizes_are_told_apart_on_a_logarithmic_axis(pane: ResultPane) -> None:
    loss = pane.curves.plots[0].getAxis("left")
    assert not loss.logMode
    pane.options.log.click()
    assert loss.logMode
    pane.show_pages("map", "results")
    assert not pane.options.log.isVisible()
    pane.show_pages("curves", "results")
    assert pane.options.log.isVisible()


def test_each_setting_can_be_drawn_across(
    qtbot: QtBot, service: FakeSweepService, runs_dir: Path, qapp: object
) -> None:
    axes = {"norm": ("none", "batch"), "batch_size": (8, 16), "learning_rate": (0.1, 0.01)}
    given = {"preset": "quick", "dataset": "digits", "settings": {"epochs": 1}}
    record = new_record(make_plan("deep-sigmoid", {**axes, "seed": (0,)}, given)[0], runs_dir)
    service.train_sweep(record, lambda _: None, TrainingControl())
    library = SweepLibrary(runs_dir)
    assert library.open(record.id)
    pane = ResultPane(library)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_sweep()
    pane.show_pages("setting", "results")
    label = pane.setting.getAxis("bottom")
    assert label.labelText == "batch size (mean over learning rate)"
    pane.options.show_across("learning_rate")
    assert label.labelText == "learning rate (mean over batch size)"
    assert pane.map.getAxis("bottom").labelText == "learning rate (mean over batch size)"
    library.stop()
