from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def test_slider_stops_at_the_divisors_alone(model, find) -> None:
    slider = find("cube_groups_slider")
    slider.setFocus()
    seen = []
    QTest.keyClick(slider, Qt.Key.Key_Home)
    for _ in range(4):
        seen.append(model.state.groups)
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert seen == [1, 2, 3, 6]
    assert model.state.groups == 6


def test_typed_divisor_is_used(model, find, enter) -> None:
    enter("cube_groups_spin", "3")
    assert model.state.groups == 3
    assert find("cube_groups_note").text() == "2 channels in each group."
    enter("cube_groups_spin", "6")
    assert find("cube_groups_note").text() == "Each channel is a group of its own."


def test_typed_number_that_does_not_divide_is_refused_with_the_divisors(model, enter, said) -> None:
    enter("cube_groups_spin", "4")
    assert said("cube_groups") == "4 does not divide C = 6. Choose one of 1, 2, 3, 6."
    assert model.state.groups == 2
    enter("cube_groups_spin", "7")
    assert "7" in said("cube_groups")
    assert model.state.groups == 2


def test_channels_that_the_groups_do_not_divide_are_noted(model, find, enter, said) -> None:
    enter("cube_size_c_spin", "7")
    assert (model.state.shape[1], model.state.groups) == (7, 1)
    note = find("cube_groups_note")
    assert note.text() == "2 does not divide 7: 1 group is used."
    assert note.tone == "warning"
    assert said("cube_groups") == ""


def test_groups_that_no_norm_in_the_figure_uses_are_no_warning(model, find, enter) -> None:
    model.change("Norms", norms=("batch", "layer"))
    enter("cube_size_c_spin", "7")
    note = find("cube_groups_note")
    assert note.tone == "muted"
    model.change("Norms", norms=("batch", "group"))
    assert note.tone == "warning"


def test_wanted_groups_come_back_when_the_channels_allow_them(model, find, enter) -> None:
    enter("cube_groups_spin", "6")
    enter("cube_size_c_spin", "8")
    assert model.state.groups == 4
    assert find("cube_groups_note").text() == "6 does not divide 8: 4 groups are used."
    enter("cube_size_c_spin", "12")
    assert model.state.groups == 6
    assert find("cube_groups_note").tone == "muted"


def test_undo_gives_back_shape_and_groups_together(model, find, enter) -> None:
    enter("cube_size_c_spin", "7")
    model.undo_stack.undo()
    assert (model.state.shape[1], model.state.groups) == (6, 2)
    assert find("cube_groups_spin").value() == 2
    assert find("cube_groups_note").text() == "3 channels in each group."


def test_groups_chosen_elsewhere_are_the_wanted_ones(model, enter) -> None:
    model.change("Restore", groups=3)
    enter("cube_size_c_spin", "9")
    assert model.state.groups == 3


def test_one_channel_has_one_group(model, find, enter) -> None:
    enter("cube_size_c_spin", "1")
    assert model.state.groups == 1
    assert find("cube_groups_slider").maximum() == 0
