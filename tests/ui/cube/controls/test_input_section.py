import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.figure.state import FigureState
from normviz.ui.cube.controls.input_section import InputSection
from normviz.ui.cube.model import CubeModel


@pytest.mark.parametrize(
    ("button", "field", "value"),
    [
        ("cube_new_noise", "seed", 1),
    ],
)
def test_button_sets_and_undo_takes_back(model, click, button, field, value) -> None:
    click(button)
    assert getattr(model.state, field) == value
    assert model.undo_stack.count() == 1
    model.undo_stack.undo()
    assert model.state == FigureState()
    assert model.undo_stack.count() == 1


def test_source_by_keyboard(model, find) -> None:
    box = find("cube_source_box")
    box.setFocus()
    for source in ("offset", "scale", "digits"):
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert model.state.source == source
    assert find("cube_new_noise").accessibleName() == "Other digits"
    model.change("Back", source="noise")
    assert box.currentIndex() == 0
    assert find("cube_new_noise").accessibleName() == "New noise"


def test_wheel_over_the_source_is_left_to_the_panel_but_in_focus(model, find, wheel) -> None:
    box = find("cube_source_box")
    find("cube_norms").setFocus()
    model.change("Offset", source="offset")
    assert not wheel(box)
    assert model.state.source == "offset"
    box.setFocus()
    assert wheel(box)
    assert model.state.source == "noise"


def test_digits_are_offered_at_a_size_and_in_colours_that_show_them(model, find, click) -> None:
    box = find("cube_source_box")
    assert find("cube_source_suggestion").isHidden()
    assert find("cube_source_note").isHidden()
    box.setCurrentIndex(3)
    note, offer = find("cube_source_note"), find("cube_source_suggestion")
    assert note.text().splitlines() == [
        "Channels 2 to 6 are filtered copies of channel 1, the digit itself.",
        "Digits can be recognized in tiles of 14×14 and more, where colour shows values.",
    ]
    assert offer.text() == "Show 14×14 digits coloured by x"
    before, steps = model.state, model.undo_stack.count()
    click("cube_source_suggestion")
    assert (model.state.shape, model.state.color, model.state.form) == ((4, 6, 14, 14), "x", "both")
    assert offer.isHidden()
    assert len(note.text().splitlines()) == 1
    assert model.undo_stack.count() == steps + 1
    model.undo_stack.undo()
    assert model.state == before
    assert not offer.isHidden()
    model.change("Noise", source="noise")
    assert offer.isHidden()
    assert note.isHidden()


def test_digits_that_stand_in_for_mnist_are_called_so(qtbot: QtBot) -> None:
    model = CubeModel()
    section = InputSection(model, lambda: "folder-lacks")
    qtbot.addWidget(section)
    note = section.findChild(QWidget, "cube_source_note")
    noise = model.state
    digits = noise.changed(source="digits")
    section.show_state(digits, noise)
    said = "The data folder holds no MNIST that can be read. These are the digits of scikit-learn."
    assert said in note.text().splitlines()
    section.show_state(noise, digits)
    assert note.isHidden()
