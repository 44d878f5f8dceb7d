import pytest

from normviz.figure.state import FigureState
from normviz.norms.moving_statistics import NOT_KEPT, MovingStatistics


@pytest.mark.parametrize(
    ("button", "field", "value"),
    [
        ("cube_mode_inference", "training", False),
    ],
)
def test_button_sets_and_undo_takes_back(model, click, button, field, value) -> None:
    click(button)
    assert getattr(model.state, field) == value
    assert model.undo_stack.count() == 1
    model.undo_stack.undo()
    assert model.state == FigureState()
    assert model.undo_stack.count() == 1


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


def test_steps_take_the_place_of_what_a_trained_layer_has_kept(model, find, click, enter) -> None:
    model.change("", moving=MovingStatistics((2.0,), (4.0,)), training=False)
    assert "trained layer" in find("cube_start_text").text()
    assert not find("cube_start_weight").isVisibleTo(find("cube_start_weight").parentWidget())
    enter("cube_steps_spin", "10")
    assert (model.state.steps, model.state.moving) == (10, NOT_KEPT)
    assert "%" in find("cube_start_text").text()
    model.undo_stack.undo()
    assert model.state.moving


def test_momentum_above_one_is_refused(model, click, enter, said) -> None:
    click("cube_mode_inference")
    enter("cube_momentum_field", "1.5")
    assert "0 to 1" in said("cube_momentum")
    assert model.state.momentum == 0.99


def test_both_modes_are_shown_beside_each_other_until_one_is_chosen(model, find, click) -> None:
    click("cube_mode_both")
    assert (model.state.both_modes, model.state.training) == (True, True)
    assert find("cube_momentum_field").isEnabled()
    assert "training" in model.undo_stack.undoText()
    click("cube_mode_inference")
    assert (model.state.both_modes, model.state.training) == (False, False)
    model.undo_stack.undo()
    assert find("cube_mode_both").isChecked()
