"""The controls of inputs."""

import pytest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.cube.activations.input_controls import InputControls


@pytest.fixture
def controls(qtbot: QtBot) -> InputControls:
    made = InputControls()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("inputs", "seen"),
    [
        ("validation:8", {"count"}),
        ("class:3:8", {"count", "class"}),
        ("chosen:1,2", {"places"}),
        ("drawing", set()),
        ("drawing+random:3", {"count"}),
        ("own:1+noise:1", set()),
    ],
)
def test_only_what_matters_is_seen(controls: InputControls, inputs: str, seen: set[str]) -> None:
    controls.show_inputs(inputs)
    names = ("count", "class", "places")
    found = {
        name for name in names if controls.findChild(QWidget, f"cube_inputs_{name}").isVisible()
    }
    assert found == seen


def test_showing_inputs_tells_nothing_choosing_does(controls: InputControls) -> None:
    told: list[str] = []
    controls.changed.connect(told.append)
    controls.show_inputs("noise:3")
    assert told == []
    controls.findChild(QComboBox, "cube_inputs_box").setCurrentIndex(0)
    assert told == ["validation:3"]


def test_several_kinds_of_a_scene_have_a_name(controls: InputControls) -> None:
    told: list[str] = []
    controls.changed.connect(told.append)
    box = controls.findChild(QComboBox, "cube_inputs_box")
    before = box.count()
    controls.show_inputs("drawing+own:4")
    assert box.currentText() == "Several kinds: drawing+own:4"
    box.setCurrentIndex(0)
    assert told == ["validation:5"]
    controls.show_inputs("validation:5")
    assert box.count() == before
