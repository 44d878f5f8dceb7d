import pytest

from normviz.figure.state import FigureState


@pytest.mark.parametrize(
    ("button", "field", "value"),
    [
        ("cube_form_tiles", "form", "tiles"),
        ("cube_form_both", "form", "both"),
        ("cube_slab_axis_HW", "slab_axis", "HW"),
    ],
)
def test_button_sets_and_undo_takes_back(model, click, button, field, value) -> None:
    click(button)
    assert getattr(model.state, field) == value
    assert model.undo_stack.count() == 1
    model.undo_stack.undo()
    assert model.state == FigureState()
    assert model.undo_stack.count() == 1


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


def test_the_view_is_reset_without_a_change_of_settings(qtbot, model, panel, click) -> None:
    from normviz.ui.cube.controls.view_section import ViewSection

    with qtbot.waitSignal(panel.findChild(ViewSection).reset_view):
        click("cube_reset_view")
    assert model.undo_stack.count() == 0
