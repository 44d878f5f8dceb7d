import pytest

from normviz.errors import UserError
from normviz.runs.sweeps.changes import moved, next_seed, sorted_by, with_seeds
from tests.runs.sweeps.plans import small_plan

PLAN = small_plan()


def test_some_are_trained_first_or_last() -> None:
    chosen = {PLAN.keys[2], PLAN.keys[5]}
    first, last = moved(PLAN, chosen, to_front=True), moved(PLAN, chosen, to_front=False)
    assert first.keys[:2] == (PLAN.keys[2], PLAN.keys[5])
    assert last.keys[-2:] == (PLAN.keys[2], PLAN.keys[5])
    assert set(first.keys) == set(last.keys) == set(PLAN.keys)


def test_by_seed_every_combination_has_a_first_result_early() -> None:
    ordered = sorted_by(PLAN, ["seed"])
    assert [spec.seed for spec in ordered.specs] == [0] * 4 + [1] * 4
    assert [spec.norm for spec in ordered.specs[:4]] == ["none", "none", "batch", "batch"]
    by_size = sorted_by(PLAN, ["batch_size", "norm"])
    assert [spec.batch_size for spec in by_size.specs] == [8] * 4 + [16] * 4
    with pytest.raises(UserError, match="a sweep goes over"):
        sorted_by(PLAN, ["weather"])


def test_seeds_are_added_and_what_is_there_stays() -> None:
    assert next_seed(PLAN) == 2
    more = with_seeds(PLAN, {0, 1, 2})
    assert more.keys[: len(PLAN.keys)] == PLAN.keys
    assert len(more.specs) == 12
    assert {spec.seed for spec in more.specs[8:]} == {2}
    assert with_seeds(more, range(3)) == more
    with pytest.raises(UserError, match="seed"):
        with_seeds(PLAN, {-1})
