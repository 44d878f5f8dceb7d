"""A colouring and a tensor source of one module more, in every part of the Cube view.

If one of these fails for a new entry, a file other than its own would have had to know of it.
"""

from contextlib import ExitStack

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton, QWidget

from normviz.app.cube_service import FileCubeService
from normviz.figure.registries import COLORINGS, SOURCES
from normviz.figure.state import FigureState
from normviz.presentation.number_format import rounded
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.view import CubeView
from tests.figure.synthetic import BY_SAMPLE, EPSILON, ERASED, GAMMA, MOMENTUM, SHAPE, Layer


@pytest.fixture(autouse=True)
def layer():
    made = Layer()
    with ExitStack() as stack:
        stack.enter_context(COLORINGS.added(ERASED))
        stack.enter_context(COLORINGS.added(BY_SAMPLE))
        stack.enter_context(SOURCES.added(made.source))
        yield made


@pytest.fixture
def view(qtbot):
    made = CubeView(FileCubeService())
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    qtbot.waitUntil(made.is_settled)
    return made


def seen(view: CubeView) -> QImage:
    return view.canvas.grab().toImage()


@pytest.mark.parametrize("color", ["erased", "by_sample"])
def test_a_colouring_has_its_button_and_is_painted_in_every_form(qtbot, view, color):
    before = seen(view)
    button = view.controls.findChild(QToolButton, f"cube_color_{color}")
    assert button.text() == COLORINGS[color].title
    assert COLORINGS[color].tip in button.toolTip()
    button.click()
    assert view.model.state.color == color
    pictures = [before]
    for form in ("cubes", "tiles", "both"):
        view.model.change("Form", form=form)
        pictures.append(seen(view))
        assert all(pictures[-1] != picture for picture in pictures[:-1])
    qtbot.waitUntil(view.is_settled)


def test_its_values_are_exported(view, tmp_path):
    view.model.change("Colour", color="erased")
    for suffix in ("svg", "pdf", "png"):
        view.export(tmp_path / f"a.{suffix}")
        assert (tmp_path / f"a.{suffix}").stat().st_size > 1000
    assert ">7.5<" in (tmp_path / "a.svg").read_text()


def test_a_source_can_be_chosen_and_brings_its_shape_and_parameters(qtbot, view):
    box = view.controls.findChild(QComboBox, "cube_source_box")
    assert box.findText("A layer") == box.count() - 1
    box.setCurrentIndex(box.count() - 1)
    state = view.model.state
    assert (state.source, state.shape) == ("layer", SHAPE)
    assert (state.epsilon, state.momentum) == (EPSILON, MOMENTUM)
    assert not view.controls.findChild(QWidget, "cube_size_n").isEnabled()
    assert view.controls.findChild(QWidget, "cube_new_noise").text() == "Another step"
    view.model.pin((1, 3, 2, 1))
    for name in ("Colour", "Form"):
        view.model.change(name, **{"Colour": {"color": "y"}, "Form": {"form": "both"}}[name])
    qtbot.waitUntil(view.is_settled)
    assert not seen(view).isNull()
    element = view.inspector._readings.element
    assert (element.gamma, element.beta) == (GAMMA[3], -GAMMA[3])
    plot = view.inspector._histogram.plot()
    assert plot is not None


def test_its_moving_statistics_are_used_in_inference(view):
    view.model.change("Source", source="layer", training=False)
    x = view.model.x
    mean, variance = (value.reshape(1, 4, 1, 1) for value in (GAMMA, GAMMA**2))
    expected = (x - mean) / np.sqrt(variance + EPSILON) * mean - mean
    np.testing.assert_allclose(view.model.normalized("batch").y, expected, rtol=1e-5, atol=1e-5)


def test_undo_brings_back_what_was_there(view):
    before = view.model.state
    view.model.change("Source", source="layer")
    view.model.undo_stack.undo()
    assert view.model.state == before
    assert view.controls.findChild(QWidget, "cube_size_n").isEnabled()


def test_the_last_picture_stays_with_a_message_until_x_is_there(qtbot, view, layer):
    layer.is_ready = False
    before, state = seen(view), view.model.state
    box = view.controls.findChild(QComboBox, "cube_source_box")
    box.setCurrentIndex(box.count() - 1)
    message = view.controls.findChild(QLabel, "cube_source_waiting")
    assert message.isVisible()
    assert message.text() == "The layer is being computed."
    assert view.model.state == state
    assert seen(view) == before
    view.model.change("Gamma", gamma=2.0)
    layer.is_ready = True
    view.model.ask_source()
    assert not message.isVisible()
    assert (view.model.state.source, view.model.state.gamma) == ("layer", 2.0)


def test_undo_stops_waiting(view, layer):
    layer.is_ready = False
    state = view.model.state
    box = view.controls.findChild(QComboBox, "cube_source_box")
    box.setCurrentIndex(box.count() - 1)
    view.model.undo_stack.undo()
    assert view.model.waiting == ""
    assert view.model.state == state
    assert box.currentText() == "Noise"


def test_another_step_of_the_layer_is_painted(qtbot, view, layer):
    view.model.change("Source", source="layer", color="x")
    before = seen(view)
    layer.step = 40
    view.model.ask_source()
    assert view.model.x[0, 0, 0, 0] == 40
    assert seen(view) != before
    qtbot.waitUntil(view.is_settled)
    low = rounded(float(view.model.x.mean((1, 2, 3)).min()), 2)
    assert f"({low} to" in view.inspector._structure.texts()[0]


def test_a_session_begins_with_the_settings_before_where_x_is_not_there(layer):
    layer.is_ready = False
    model = CubeModel(FigureState(source="layer"))
    assert model.state.source == "noise"
    assert model.waiting == "The layer is being computed."
