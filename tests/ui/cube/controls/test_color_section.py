import pytest

from normviz.figure.state import FigureState


@pytest.mark.parametrize(
    ("button", "field", "value"),
    [
        ("cube_color_all", "color", "all"),
        ("cube_color_x_hat", "color", "x_hat"),
        ("cube_color_y", "color", "y"),
    ],
)
def test_button_sets_and_undo_takes_back(model, click, button, field, value) -> None:
    click(button)
    assert getattr(model.state, field) == value
    assert model.undo_stack.count() == 1
    model.undo_stack.undo()
    assert model.state == FigureState()
    assert model.undo_stack.count() == 1


def test_the_button_of_the_colouring_is_down(model, find) -> None:
    model.change("Colour", color="y")
    assert find("cube_color_y").isChecked()
    assert not find("cube_color_set").isChecked()
    model.undo_stack.undo()
    assert find("cube_color_set").isChecked()
