import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from normviz.presentation.learning_curves import Series
from normviz.ui.train.plots.curve import Item
from normviz.ui.train.plots.plot_pane import Stage
from tests.ui.train.conftest import STEPS, make_epoch


@pytest.fixture
def stage(qtbot: QtBot, theme: object) -> Stage:
    made = Stage()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def item(*accuracies: tuple[float, float], key: str = "run") -> Item:
    """A run with the accuracies of its epochs, in training and in validation."""
    series = Series(STEPS)
    for number, (training, validation) in enumerate(accuracies, 1):
        series.add_epoch(
            make_epoch(number, accuracy=training, val_accuracy=validation, val_loss=1 / number)
        )
    return Item(key, key, 0, (series,))


def hint(stage: Stage) -> str:
    label = stage.findChild(QLabel, "train_hint")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


EVEN = [(0.9, 0.9)] * 5
WIDE = [(0.99, 0.8)] * 5


def test_without_curves_it_says_what_to_do(stage: Stage) -> None:
    assert stage._empty.isVisible()
    assert "Press Start" in stage._empty.text()
    stage.set_empty_text("Select runs.")
    assert stage._empty.text() == "Select runs."


def test_curves_take_the_place_of_the_text(stage: Stage) -> None:
    stage.show_items([item(*EVEN)], 5)
    assert not stage._empty.isVisible()
    assert stage.plots.isVisible()
    stage.show_items([], 0)
    assert stage._empty.isVisible()


def test_a_gap_between_training_and_validation_is_explained(stage: Stage) -> None:
    stage.show_items([item(*EVEN)], 5)
    assert "no clear gap" in hint(stage)
    stage.show_items([item(*WIDE)], 5)
    assert "overfitting" in hint(stage)
    assert stage._hint.tone == "warning"


def test_the_gap_of_several_runs_is_not(stage: Stage) -> None:
    stage.show_items([item(*WIDE), item(*WIDE, key="other")], 5)
    assert hint(stage) == ""


def test_the_plots_stay_where_they_are_when_the_hint_appears(stage: Stage) -> None:
    stage.show_items([item((0.9, 0.9))], 1)
    before = stage.plots.geometry()
    stage.show_items([item(*WIDE)], 5)
    assert stage.plots.geometry() == before
