"""Input, colouring, affine, mode and view: each control against the setting it stands for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from normviz.figure.state import FigureState


@pytest.mark.parametrize(
    ("button", "field", "value"),
    [
        ("cube_color_all", "color", "all"),
        ("cube_color_x_hat", "color", "x_hat"),
        ("cube_color_y", "color", "y"),
        ("cube_mode_inference", "training", False),
        ("cube_form_tiles", "form", "tiles"),
        ("cube_form_both", "form", "both"),
        ("cube_slab_axis_HW", "slab_axis", "HW"),
        ("cube_gamma_check", "scale", False),
        ("cube_beta_check", "center", False),
        ("cube_new_noise", "seed", 1),
    ],
)
def test_button_sets_and_undo_takes_back(model, find, click, button, field, value) -> None:
    if button.endswith("_check"):
        find(button).setFocus()
        QTest.keyClick(find(button), Qt.Key.Key_Space)
    else:
        click(button)
    assert getattr(model.state, field) == value
    assert model.undo_stack.count() == 1
    model.undo_stack.undo()
    assert model.state == FigureState()
    assert model.undo_stack.count() == 1


@pytest.mark.parametrize(
    ("control", "text", "field", "value"),
    [
        ("cube_epsilon", "1e-5", "epsilon", 1e-5),
        ("cube_gamma", "-2.5", "gamma", -2.5),
        ("cube_beta", "0.75", "beta", 0.75),
    ],
)
def test_typed_number(model, find, enter, said, control, text, field, value) -> None:
    enter(f"{control}_field", text)
    assert getattr(model.state, field) == value
    enter(f"{control}_field", "much")
    assert "received much" in said(control)
    assert getattr(model.state, field) == value
    model.undo_stack.undo()
    assert said(control) == ""
    assert getattr(model.state, field) == getattr(FigureState(), field)


def test_negative_epsilon_is_refused(model, enter, said) -> None:
    enter("cube_epsilon_field", "-1")
    assert "0 to" in said("cube_epsilon")
    assert model.state.epsilon == 1e-3


def test_field_of_an_unused_parameter_is_disabled(model, find) -> None:
    model.change("No γ", scale=False)
    assert not find("cube_gamma_field").isEnabled()
    assert not find("cube_gamma_check").isChecked()
    model.undo_stack.undo()
    assert find("cube_gamma_field").isEnabled()


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


def test_moving_statistics_are_set_in_inference_alone(model, find, click, enter) -> None:
    assert not find("cube_momentum_field").isEnabled()
    click("cube_mode_inference")
    enter("cube_momentum_field", "0.9")
    enter("cube_steps_spin", "10")
    assert (model.state.momentum, model.state.steps) == (0.9, 10)
    assert find("cube_start_weight").share() == pytest.approx(0.9**10)
    assert "35" in find("cube_start_text").text()


def test_weight_of_the_start_after_twenty_steps(find) -> None:
    assert find("cube_start_weight").share() == pytest.approx(0.8179, abs=1e-4)
    assert "82" in find("cube_start_text").text()


def test_momentum_above_one_is_refused(model, click, enter, said) -> None:
    click("cube_mode_inference")
    enter("cube_momentum_field", "1.5")
    assert "0 to 1" in said("cube_momentum")
    assert model.state.momentum == 0.99


def test_slabs(model, find, click, enter, said) -> None:
    assert not find("cube_slabs_spin").isEnabled()
    click("cube_slab_axis_C")
    enter("cube_slabs_spin", "6")
    enter("cube_gap_spin", "125")
    assert (model.state.slab_axis, model.state.slabs, model.state.gap) == ("C", 6, 1.25)
    enter("cube_slabs_spin", "17")
    assert "2 to 16" in said("cube_slabs")
    assert model.state.slabs == 6


def test_peel_leaves_one_slice(model, find, enter, said) -> None:
    for axis, value in (("n", "3"), ("c", "5"), ("hw", "8")):
        enter(f"cube_peel_{axis}_spin", value)
    assert model.state.peel == (3, 5, 8)
    enter("cube_peel_n_spin", "4")
    assert "0 to 3" in said("cube_peel_n")
    assert model.state.peel == (3, 5, 8)


def test_axis_of_one_cannot_be_peeled(model, find) -> None:
    model.change("One sample", shape=(1, 6, 3, 3))
    assert not find("cube_peel_n_spin").isEnabled()
    assert find("cube_peel_c_spin").isEnabled()


def test_tiles_have_no_inside(model, find, click) -> None:
    click("cube_form_tiles")
    assert not find("cube_slab_axis_C").isEnabled()
    assert not find("cube_peel_c_spin").isEnabled()
    click("cube_form_both")
    assert find("cube_peel_c_spin").isEnabled()


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
