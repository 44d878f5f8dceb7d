import pytest

from normviz.errors import UserError
from normviz.runs.sweeps.case_plan import plan_of_cases

GIVEN = {"preset": "quick", "dataset": "digits", "settings": {"epochs": 1}}


def test_a_list_has_its_combinations_and_no_others() -> None:
    cases = [
        {"norm": ("batch",), "batch_size": (8,), "seed": (0, 1)},
        {"norm": ("group",), "batch_size": (2,), "seed": (0, 1)},
        {"norm": ("batch",), "batch_size": (8,), "seed": (1, 2)},
    ]
    plan, left_out = plan_of_cases("deep-sigmoid", cases, GIVEN)
    found = [(spec.norm, spec.batch_size, spec.seed) for spec in plan.specs]
    assert found == [
        ("batch", 8, 0),
        ("batch", 8, 1),
        ("group", 2, 0),
        ("group", 2, 1),
        ("batch", 8, 2),
    ]
    assert plan.axes == ("norm", "batch_size", "seed")
    assert left_out == ()


def test_a_case_that_cannot_be_is_named_or_left_out() -> None:
    cases = [{"norm": ("instance",), "seed": (0,)}, {"norm": ("batch",), "seed": (0,)}]
    with pytest.raises(UserError, match="dense layer"):
        plan_of_cases("deep-sigmoid", cases, GIVEN)
    plan, left_out = plan_of_cases("deep-sigmoid", cases, GIVEN, leave_out=True)
    assert [spec.norm for spec in plan.specs] == ["batch"]
    assert left_out[0].values == {"norm": "instance", "seed": 0}
    assert "cannot be trained" not in left_out[0].reason
    with pytest.raises(UserError):
        plan_of_cases("deep-sigmoid", cases[:1], GIVEN, leave_out=True)
