"""Activations in the view: the first picture, steps, following, problems."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from normviz.figure.activation_choice import ActivationChoice
from normviz.ports.intents import ShowLayers, TakeDrawing
from normviz.ui.cube.view import CubeView
from normviz.ui.widgets.number_slider import NumberSlider
from tests.ui.cube.activations.conftest import FakeService


@pytest.fixture
def shown(qtbot: QtBot, view: CubeView) -> CubeView:
    """The view, showing the newest step of a run."""
    view.model.change("Source", source="activations", activations=ActivationChoice("run"))
    qtbot.waitUntil(lambda: view.model.state.source == "activations")
    settle(qtbot, view)
    return view


def settle(qtbot: QtBot, view: CubeView) -> None:
    qtbot.waitUntil(lambda: not view.client.is_busy and view.model.wanted == view.model.state)


def test_other_sources_have_no_bar(view: CubeView) -> None:
    assert view.activation_bar.isHidden()


def test_the_layer_is_shown_with_its_norm_and_its_steps(shown: CubeView) -> None:
    state = shown.model.state
    assert (state.shape, state.epsilon, state.norms[0]) == ((3, 6, 4, 4), 0.5, "frn")
    assert shown.activation_bar.isVisible()
    assert shown.activation_bar.steps.steps == (0, 10, 20)


def test_a_step_is_shown_and_can_be_undone(qtbot: QtBot, shown: CubeView) -> None:
    newest = shown.model.x
    shown.activation_bar.steps.earlier.trigger()
    settle(qtbot, shown)
    assert shown.model.state.activations.step == 10
    assert shown.model.x.mean() == pytest.approx(10, abs=1)
    shown.undo_stack.undo()
    settle(qtbot, shown)
    assert shown.model.state.activations.step is None
    assert (shown.model.x == newest).all()


def test_a_step_that_is_not_kept_is_told_with_the_one_that_is_shown(
    qtbot: QtBot, shown: CubeView
) -> None:
    shown.model.change("Step", activations=ActivationChoice("run", step=12))
    settle(qtbot, shown)
    said = shown.findChild(QLabel, "cube_activations_problem")
    assert said.text() == "Step 12 is not kept. The nearest one is shown: step 10."
    assert said.isVisible()
    shown.activation_bar.steps.later.trigger()
    settle(qtbot, shown)
    assert not said.isVisible()


def test_the_view_follows_the_training_and_stays_at_an_earlier_step(
    qtbot: QtBot, shown: CubeView, service: FakeService
) -> None:
    service.steps = (0, 10, 20, 30)
    qtbot.waitUntil(lambda: shown.model.x.mean() > 25)
    shown.activation_bar.steps.earlier.trigger()
    settle(qtbot, shown)
    service.steps = (0, 10, 20, 30, 40)
    qtbot.waitUntil(lambda: shown.activation_bar.steps.steps[-1] == 40)
    assert shown.model.x.mean() == pytest.approx(20, abs=1)


def test_a_problem_is_said_beneath_the_last_good_picture(
    qtbot: QtBot, shown: CubeView, service: FakeService
) -> None:
    before = shown.model.x
    service.problem = "the weights are gone: train it again"
    shown.activation_bar.steps.earlier.trigger()
    problem = shown.findChild(QLabel, "cube_activations_problem")
    qtbot.waitUntil(lambda: problem.text() == "The weights are gone: train it again.")
    assert problem.isVisible()
    assert shown.model.x is before
    service.problem = ""
    shown.activation_bar.steps.later.trigger()
    qtbot.waitUntil(lambda: not problem.isVisible())


def test_the_bar_goes_with_the_source(shown: CubeView) -> None:
    shown.model.change("Source", source="noise")
    assert shown.activation_bar.isHidden()


def test_training_or_inference_is_asked_of_the_layers(
    qtbot: QtBot, shown: CubeView, service: FakeService
) -> None:
    shown.model.change("Mode", training=False)
    settle(qtbot, shown)
    assert [probe.training for probe in service.asked][-2:] == [True, False]


def test_sizes_that_cannot_be_chosen_are_shown(qtbot: QtBot, shown: CubeView) -> None:
    control = shown.findChild(NumberSlider, "cube_size_c")
    shown.model.change("Layer", activations=ActivationChoice("run", "dense"))
    settle(qtbot, shown)
    assert shown.model.state.shape == (3, 700, 1, 1)
    assert (control.value(), control.isEnabled()) == (700, False)
    shown.model.change("Source", source="noise", shape=(3, 8, 1, 1))
    assert (control.value(), control.choices()[-1]) == (8, 512)


def test_keys_walk_through_the_steps(qtbot: QtBot, shown: CubeView) -> None:
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown.canvas, Qt.Key.Key_Comma)
    settle(qtbot, shown)
    assert shown.model.state.activations.step == 10


def test_layers_of_a_run_are_shown_on_request(qtbot: QtBot, view: CubeView) -> None:
    view.carry_out(ShowLayers("run-7"))
    settle(qtbot, view)
    assert view.model.state.source == "activations"
    assert view.model.state.activations == ActivationChoice("run-7")


def test_another_drawing_is_asked_about_where_it_is_among_the_inputs(
    qtbot: QtBot, shown: CubeView, service: FakeService
) -> None:
    image = np.ones((28, 28), np.float32)
    shown.carry_out(TakeDrawing(image))
    assert service.drawn[-1] is image
    before = len(service.asked)
    choice = ActivationChoice("run", inputs="drawing+random:2")
    shown.model.change("Inputs", activations=choice)
    settle(qtbot, shown)
    assert len(service.asked) == before + 1
    for _ in range(2):
        shown.carry_out(TakeDrawing(image.copy()))
    settle(qtbot, shown)
    assert len(service.asked) == before + 3  # the first one and the newest
    assert service.asked[-1].inputs == "drawing+random:2"
