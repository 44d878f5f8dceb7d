"""The controls of activations."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from normviz.errors import Reason
from normviz.ui.cube.view import CubeView
from tests.ui.cube.activations.conftest import FakeCubeService, FakeService


@pytest.fixture
def shown(qtbot: QtBot, view: CubeView) -> CubeView:
    box = view.findChild(QComboBox, "cube_source_box")
    box.setCurrentIndex(box.findText("Activations"))
    qtbot.waitUntil(lambda: view.model.state.source == "activations" and bool(view.client.models))
    settle(qtbot, view)
    return view


def box(view: CubeView, name: str) -> QComboBox:
    return view.findChild(QComboBox, f"{name}_box")


def settle(qtbot: QtBot, view: CubeView) -> None:
    qtbot.waitUntil(lambda: not view.client.is_busy and view.model.wanted == view.model.state)


def test_nothing_of_it_is_made_before_it_is_wanted(view: CubeView) -> None:
    assert box(view, "cube_network") is None


def test_network_and_layer_can_be_chosen(qtbot: QtBot, shown: CubeView) -> None:
    networks, layers = box(shown, "cube_network"), box(shown, "cube_layer")
    assert [networks.itemText(i) for i in range(2)] == ["Ships (ships)", "Other (other)"]
    assert (networks.currentIndex(), layers.currentText()) == (0, "norm")
    layers.setCurrentIndex(2)
    settle(qtbot, shown)
    assert shown.model.state.shape == (3, 700, 1, 1)
    networks.setCurrentIndex(1)
    settle(qtbot, shown)
    choice = shown.model.state.activations
    assert (choice.model, choice.layer, layers.currentText()) == ("other", "", "norm")


def test_why_models_could_not_be_listed_is_told_and_they_are_listed_again(
    qtbot: QtBot, view: CubeView, cube_service: FakeCubeService
) -> None:
    cube_service.listing_problems = ["It was damaged and is set aside."]
    source = box(view, "cube_source")
    source.setCurrentIndex(source.findText("Activations"))
    qtbot.waitUntil(lambda: bool(view.client.models))
    settle(qtbot, view)
    note = view.findChild(QLabel, "cube_inputs_note")
    assert note.text().splitlines()[0] == "It was damaged and is set aside."
    assert box(view, "cube_network").count() == 2


def test_models_that_cannot_be_listed_are_asked_for_once_more(
    qtbot: QtBot, view: CubeView, cube_service: FakeCubeService
) -> None:
    cube_service.listing_problems = ["No rights."] * 9
    source = box(view, "cube_source")
    source.setCurrentIndex(source.findText("Activations"))
    qtbot.waitUntil(lambda: len(cube_service.listing_problems) == 7)
    settle(qtbot, view)
    assert view.client.listing_problem == "No rights."
    assert len(cube_service.listing_problems) == 7


def test_inputs_can_be_chosen(qtbot: QtBot, shown: CubeView, service: FakeService) -> None:
    kinds = box(shown, "cube_inputs")
    number = shown.findChild(QSpinBox, "cube_inputs_count_spin")
    number.setValue(5)
    kinds.setCurrentIndex(kinds.findText("Samples of one class"))
    shown.findChild(QSpinBox, "cube_inputs_class_spin").setValue(7)
    settle(qtbot, shown)
    assert service.asked[-1].inputs == "class:7:5"
    kinds.setCurrentIndex(kinds.findText("Chosen validation samples"))
    line = shown.findChild(QLineEdit, "cube_inputs_places_line")
    line.setText("4, 2")
    line.editingFinished.emit()
    settle(qtbot, shown)
    assert service.asked[-1].inputs == "chosen:4,2"
    assert not number.isVisible()
    line.setText("x")
    line.editingFinished.emit()
    assert not shown.findChild(QLabel, "cube_inputs_places_message").isHidden()
    shown.findChild(QPushButton, "cube_new_noise").click()
    settle(qtbot, shown)
    assert service.asked[-1].inputs == "random:2:1"


def test_classes_and_the_step_that_is_taken_are_said(qtbot: QtBot, shown: CubeView) -> None:
    note = shown.findChild(QLabel, "cube_inputs_note")
    assert note.text() == "Classes: 7 2 –"
    shown.model.change("Step", activations=replace(shown.model.state.activations, step=12))
    settle(qtbot, shown)
    assert note.text() == "Classes: 7 2 –\nStep 12 is not kept: 10 is shown."


def test_from_a_wide_layer_back_to_noise(qtbot: QtBot, shown: CubeView) -> None:
    box(shown, "cube_layer").setCurrentIndex(2)
    settle(qtbot, shown)
    box(shown, "cube_source").setCurrentIndex(0)
    assert (shown.model.state.source, shown.model.state.shape[1]) == ("noise", 512)
    assert not box(shown, "cube_network").isVisible()


def test_everything_has_a_name(shown: CubeView, assert_described) -> None:
    assert_described(shown.findChild(QWidget, "cube_section_input"))


def test_where_gamma_and_beta_come_from_the_layer_it_is_said(qtbot: QtBot, shown: CubeView) -> None:
    note = shown.findChild(QLabel, "cube_affine_of_layer")
    assert not note.isHidden()
    box(shown, "cube_layer").setCurrentIndex(0)
    settle(qtbot, shown)
    assert note.isHidden()


def test_what_the_inputs_are_not_is_said(
    qtbot: QtBot, shown: CubeView, service: FakeService
) -> None:
    service.remarks = (
        Reason("digits", code="digits-stand-in"),
        Reason("cut", code="inputs-cut", layer="norm", size=2_000_000, kept=1, count=3),
    )
    shown.model.change("Step", activations=replace(shown.model.state.activations, step=20))
    settle(qtbot, shown)
    said = shown.findChild(QLabel, "cube_inputs_note").text().splitlines()
    assert said[1] == "MNIST is not there: digits of scikit-learn are shown."
    assert said[2].startswith("The batch is the first 1 of 3: the figure has no room for more")
