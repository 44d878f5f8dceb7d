import json

import pytest

from normviz.errors import UserError
from normviz.norms import CONSTRAINTS, INITIALIZERS, REGULARIZERS
from normviz.recipes.options import norm_spec, options_json


def test_json_both_ways() -> None:
    options = {
        "center": False,
        "gamma_initializer": "random_uniform",
        "beta_regularizer": "l2",
        "gamma_constraint": "non_neg",
        "epsilon": 1e-5,
        "groups": 2,
    }
    spec = norm_spec("batch", options)
    assert norm_spec("batch", json.loads(json.dumps(options_json(spec)))) == spec


@pytest.mark.parametrize("name", INITIALIZERS)
def test_every_initializer_is_taken(name: str) -> None:
    assert (
        norm_spec("batch", {"gamma_initializer": name, "beta_initializer": name}).gamma_initializer
        == name
    )


@pytest.mark.parametrize("name", [*REGULARIZERS, None])
def test_every_regularizer_is_taken(name: str | None) -> None:
    assert norm_spec("batch", {"gamma_regularizer": name}).gamma_regularizer == name


@pytest.mark.parametrize("name", [*CONSTRAINTS, None])
def test_every_constraint_is_taken(name: str | None) -> None:
    assert norm_spec("batch", {"beta_constraint": name}).beta_constraint == name


@pytest.mark.parametrize(
    "wrong",
    [
        {"gamma_initializer": "orthogonal"},
        {"beta_initializer": None},
        {"gamma_regularizer": "l3"},
        {"beta_constraint": "positive"},
        {"regularizer_factor": -0.1},
        {"momentum": 1.5},
        {"momentum": True},
        {"epsilon": 0},
        {"epsilon": float("nan")},
        {"groups": 0},
        {"groups": 2.0},
        {"center": 1},
        {"learn_epsilon": "yes"},
        {"axis": -1},
        {"training": False},
        {"gamma_initializer": 0.5},
        {"groups": None},
    ],
)
def test_what_is_no_option_is_refused_in_one_line(wrong: dict[str, object]) -> None:
    with pytest.raises(UserError, match=r"^[^\n]*expected [^\n]*; received [^\n]*$"):
        norm_spec("batch", wrong)
