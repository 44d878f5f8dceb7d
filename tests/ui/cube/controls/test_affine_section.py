import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from normviz.figure.state import FigureState


@pytest.mark.parametrize(
    ("button", "field", "value"),
    [
        ("cube_gamma_check", "scale", False),
        ("cube_beta_check", "center", False),
    ],
)
def test_box_sets_and_undo_takes_back(model, find, button, field, value) -> None:
    find(button).setFocus()
    QTest.keyClick(find(button), Qt.Key.Key_Space)
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
    assert "instead of much" in said(control)
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
