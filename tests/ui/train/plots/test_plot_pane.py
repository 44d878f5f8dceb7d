from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from normviz.presentation.learning_curves import LearningCurves
from normviz.ui.plots.curve import LegendItem
from normviz.ui.train.plots.plot_pane import PlotPane
from tests.ui.train.conftest import STEPS, make_epoch


@pytest.fixture
def plot_pane(qtbot: QtBot, theme: object) -> PlotPane:
    made = PlotPane()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def item(*accuracies: tuple[float, float], key: str = "run") -> LegendItem:
    """A run with the accuracies of its epochs, in training and in validation."""
    series = LearningCurves(STEPS)
    for number, (training, validation) in enumerate(accuracies, 1):
        series.add_epoch(
            make_epoch(number, accuracy=training, val_accuracy=validation, val_loss=1 / number)
        )
    return LegendItem(key, key, 0, (series,))


def hint(plot_pane: PlotPane) -> str:
    label = plot_pane.findChild(QLabel, "train_hint")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


EVEN = [(0.9, 0.9)] * 5
WIDE = [(0.99, 0.8)] * 5


def test_without_curves_it_says_what_to_do(plot_pane: PlotPane) -> None:
    assert plot_pane._empty.isVisible()
    assert "Press Start" in plot_pane._empty.text()
    plot_pane.set_empty_text("Select runs.")
    assert plot_pane._empty.text() == "Select runs."


def test_curves_take_the_place_of_the_text(plot_pane: PlotPane) -> None:
    plot_pane.show_items([item(*EVEN)], 5)
    assert not plot_pane._empty.isVisible()
    assert plot_pane.plots.isVisible()
    plot_pane.show_items([], 0)
    assert plot_pane._empty.isVisible()


def test_a_gap_between_training_and_validation_is_explained(plot_pane: PlotPane) -> None:
    plot_pane.show_items([item(*EVEN)], 5)
    assert "no clear gap" in hint(plot_pane)
    plot_pane.show_items([item(*WIDE)], 5)
    assert "overfitting" in hint(plot_pane)
    assert plot_pane._hint.tone == "warning"


def test_a_gap_is_no_overfitting_while_moving_statistics_hold_their_start(
    plot_pane: PlotPane,
) -> None:
    plot_pane.show_items([replace(item((0.45, 0.12)), momentum=0.99)], 1)
    assert "0.120 in validation with moving statistics, of which the start still weighs 95" in hint(
        plot_pane
    )
    assert "overfitting" not in hint(plot_pane)
    assert plot_pane._hint.tone == "warning"
    assert plot_pane.why.isVisible()


def test_the_gap_of_several_runs_is_not(plot_pane: PlotPane) -> None:
    plot_pane.show_items([item(*WIDE), item(*WIDE, key="other")], 5)
    assert hint(plot_pane) == ""


def test_the_plots_stay_where_they_are_when_the_hint_appears(plot_pane: PlotPane) -> None:
    plot_pane.show_items([item((0.9, 0.9))], 1)
    before = plot_pane.plots.geometry()
    plot_pane.show_items([item(*WIDE)], 5)
    assert plot_pane.plots.geometry() == before
