import json
from typing import Any

import pytest

from normviz.norms import NormSpec


def test_json_both_ways() -> None:
    spec = NormSpec("group", groups=3, epsilon=0.5, gamma_initializer=0.25, beta_regularizer="l2")
    assert NormSpec.from_json(json.loads(json.dumps(spec.to_json()))) == spec


def test_the_defaults_are_those_of_keras() -> None:
    assert NormSpec("batch").used_epsilon == 1e-3
    assert NormSpec("rms").used_epsilon == 1e-6
    assert NormSpec("none").used_epsilon == 0.0
    assert NormSpec("batch", epsilon=0.0).used_epsilon == 0.0


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"name": "btach"}, "expected one of the norms batch, .*received 'btach'"),
        ({"name": ["batch"]}, "expected one of the norms"),
        ({"epsilon": -1.0}, "epsilon: expected a finite number of at least 0"),
        ({"epsilon": float("nan")}, "epsilon: expected a finite number"),
        ({"epsilon": 10**400}, "epsilon: expected a finite number"),
        ({"groups": 0}, "groups: expected a whole number of at least 1"),
        ({"groups": True}, "groups: expected a whole number"),
        ({"momentum": 1.5}, "momentum: expected a number from 0 to 1"),
        ({"center": 1}, "center: expected true or false"),
        ({"gamma_initializer": "orthogonal"}, "gamma_initializer: expected zeros, ones"),
        ({"beta_initializer": float("inf")}, "beta_initializer: expected zeros, ones"),
        ({"beta_constraint": "positive"}, "beta_constraint: expected max_norm"),
        ({"regularizer_factor": -0.1}, "regularizer_factor: expected a number"),
        ({"axis": -1}, "settings of a norm: expected name, groups"),
    ],
)
def test_wrong_settings_are_told_in_one_line(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        NormSpec.from_json({"name": "batch"} | wrong)
    assert "\n" not in str(caught.value)


def test_a_spec_needs_a_norm() -> None:
    with pytest.raises(ValueError, match="expected the name of a norm"):
        NormSpec.from_json({"epsilon": 0.1})
