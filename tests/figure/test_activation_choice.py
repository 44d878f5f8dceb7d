"""The choice of a layer, and other inputs for it."""

import pytest

from normviz.figure.activation_choice import ActivationChoice, with_other_inputs
from normviz.figure.state import FigureState
from normviz.scenes.figure_json import state_from_json, to_json


@pytest.mark.parametrize(
    "values",
    [
        {"step": -1},
        {"step": 1.5},
        {"inputs": "cats:3"},
        {"model": 3},
        {"layer": "a" * 50_000},
    ],
)
def test_what_cannot_be_chosen_is_refused(values: dict) -> None:
    with pytest.raises(ValueError, match="expected"):
        ActivationChoice(**values)


def test_the_choice_goes_through_json() -> None:
    choice = ActivationChoice("run-1", "conv2d", 40, "drawing+random:3")
    state = FigureState(source="activations", shape=(4, 2000, 1, 1), activations=choice)
    assert state_from_json(to_json(state)) == state


@pytest.mark.parametrize(
    ("inputs", "others"),
    [
        ("validation:8", "random:8:1"),
        ("random:8:1", "random:8:2"),
        ("chosen:1,2", "random:2:1"),
        ("noise:4", "noise:4:1"),
        ("drawing+random:3", "drawing+random:3:1"),
        ("own:5", "own:5"),
        ("class:3:5", "class:3:5"),
    ],
)
def test_other_inputs_are_of_the_same_number(inputs: str, others: str) -> None:
    found = with_other_inputs(ActivationChoice("a", "b", 3, inputs))
    assert found == ActivationChoice("a", "b", 3, others)
