import json
import math

import numpy as np
import pytest

from normviz.recipes.schedule import KINDS, Schedule, constant, per_epoch


def test_a_constant_rate_stays() -> None:
    rates = constant(0.01).rate(np.arange(3), np.arange(3) * 469)
    assert rates.tolist() == [0.01, 0.01, 0.01]


def test_the_codelab_rate_falls_once_an_epoch() -> None:
    schedule = per_epoch(0.01, 0.6)
    assert schedule.rate(0, 468) == 0.01
    assert schedule.rate(3, 469 * 3) == pytest.approx(0.01 * 0.6**3)


def test_the_cloud_rate_falls_at_every_step_to_its_floor() -> None:
    schedule = Schedule("step-exponential", 0.02, floor=1e-4, steps=600)
    assert schedule.rate(0, 0) == pytest.approx(0.0201)
    assert schedule.rate(1, 600) == pytest.approx(1e-4 + 0.02 / math.e)
    assert schedule.rate(0, 1e6) == pytest.approx(1e-4)


def test_inverse_time_decay_is_that_of_the_old_optimizers() -> None:
    schedule = Schedule("inverse-time", 0.1, decay=1e-6)
    assert schedule.rate(0, 0) == 0.1
    assert schedule.rate(9, 1_000_000) == pytest.approx(0.05)


def test_epoch_and_step_broadcast() -> None:
    assert per_epoch(0.01, 0.6).rate(np.zeros((4, 1)), np.arange(5)).shape == (4, 5)
    assert constant(1.0).rate(0, 0).shape == ()


@pytest.mark.parametrize("kind", KINDS)
def test_json_both_ways(kind: str) -> None:
    schedule = Schedule(kind, 0.02, factor=0.6, floor=1e-4, steps=600, decay=1e-6)
    assert Schedule.from_json(json.loads(json.dumps(schedule.to_json()))) == schedule


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "cosine"},
        {"initial": 0.0},
        {"initial": float("nan")},
        {"initial": "fast"},
        {"factor": -0.5},
        {"steps": 0},
        {"floor": -1e-4},
        {"decay": float("inf")},
        {"warmup": 5},
    ],
)
def test_what_is_no_schedule_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="expected"):
        Schedule.from_json(wrong)


@pytest.mark.parametrize(
    ("schedule", "last"),
    [
        (Schedule("epoch-exponential", 1e308, factor=10.0), np.inf),
        (Schedule("epoch-exponential", 0.1, factor=1e308), np.inf),
        (Schedule("step-exponential", 1e308, floor=1e308, steps=1e308), np.inf),
        (Schedule("step-exponential", 1.0, floor=0.1, steps=1e-308), 0.1),
        (Schedule("inverse-time", 1.0, decay=1e308), 0.0),
    ],
)
def test_rates_beyond_all_floats_give_no_warning(schedule: Schedule, last: float) -> None:
    assert schedule.rate(4, 4000) == last
