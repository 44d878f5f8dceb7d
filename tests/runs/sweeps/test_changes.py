from dataclasses import replace

import pytest

from normviz.errors import UserError
from normviz.runs.sweeps.changes import moved, next_seed, order_by, with_seeds
from normviz.runs.sweeps.record import SweepRecord
from tests.runs.sweeps.plans import small_plan

PLAN = small_plan()


def test_some_are_trained_first_or_last_and_the_table_stays() -> None:
    record = SweepRecord("sweep-a", PLAN)
    chosen = {PLAN.keys[2], PLAN.keys[5]}
    first = moved(record, chosen, to_front=True)
    last = moved(record, chosen, to_front=False)
    assert list(first.ordered())[:2] == [PLAN.keys[2], PLAN.keys[5]]
    assert list(last.ordered())[-2:] == [PLAN.keys[2], PLAN.keys[5]]
    assert first.ordered() == dict(zip(PLAN.keys, PLAN.specs, strict=True))
    assert first.plan == PLAN
    assert SweepRecord.from_json(first.to_json()) == first


def test_by_seed_every_combination_has_a_first_result_early() -> None:
    record = SweepRecord("sweep-a", PLAN, order=order_by(PLAN, ["seed"]))
    specs = list(record.ordered().values())
    assert [spec.seed for spec in specs] == [0] * 4 + [1] * 4
    assert [spec.norm for spec in specs[:4]] == ["none", "none", "batch", "batch"]
    by_size = replace(record, order=order_by(PLAN, ["batch_size", "norm"])).ordered()
    assert [spec.batch_size for spec in by_size.values()] == [8] * 4 + [16] * 4
    assert order_by(PLAN, []) == ()
    with pytest.raises(UserError, match="a sweep goes over"):
        order_by(PLAN, ["weather"])


def test_seeds_are_added_and_what_is_there_stays() -> None:
    assert next_seed(PLAN) == 2
    more = with_seeds(PLAN, {0, 1, 2})
    assert more.keys[: len(PLAN.keys)] == PLAN.keys
    assert len(more.specs) == 12
    assert {spec.seed for spec in more.specs[8:]} == {2}
    assert with_seeds(more, range(3)) == more
    with pytest.raises(UserError, match="seed"):
        with_seeds(PLAN, {-1})
