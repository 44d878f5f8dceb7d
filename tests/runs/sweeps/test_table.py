import math
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.sweeps.plan import make_plan
from normviz.runs.sweeps.table import SweepRow, difference, sweep_table, verdict

GIVEN = {"preset": "quick", "dataset": "digits"}
PLAN, _ = make_plan("batch-norm", {"norm": ("batch", "group"), "seed": (0, 1, 2)}, GIVEN)


def run_of(spec: RunSpec, accuracy: float | None, state: str = "finished") -> Run:
    return Run(
        id="a",
        name="a",
        spec=spec,
        state=state,  # type: ignore[arg-type]
        reason="",
        steps_per_epoch=1,
        created=0.0,
        started=0.0,
        ended=1.0,
        epochs_done=1,
        seconds=1.0,
        ms_per_step=2.0,
        loss=0.1,
        accuracy=0.9,
        val_loss=0.1,
        val_accuracy=accuracy,
        best_val_accuracy=accuracy,
        deleted=None,
    )


def test_mean_and_deviation_are_over_the_seeds() -> None:
    accuracies = [0.90, 0.92, 0.94, 0.80, 0.80, None]
    runs = {
        key: run_of(spec, accuracy)
        for spec, key, accuracy in zip(PLAN.specs, PLAN.keys, accuracies, strict=True)
    }

    batch, group = sweep_table(PLAN, runs)

    assert batch.values == {"norm": "batch", "batch_size": 64, "learning_rate": 0.01}
    assert (batch.seeds, batch.missing) == (3, 0)
    assert batch.mean == pytest.approx(0.92)
    assert batch.sd == pytest.approx(0.02)
    assert batch.ms_per_step == 2.0
    assert (group.seeds, group.missing, group.mean, group.sd) == (2, 1, 0.8, 0.0)


def test_failed_and_missing_runs_do_not_count() -> None:
    spec, key = PLAN.specs[0], PLAN.keys[0]

    batch, group = sweep_table(PLAN, {key: run_of(spec, 0.5, "failed")})

    assert (batch.seeds, batch.missing, batch.mean, batch.sd) == (0, 3, None, None)
    assert group.to_json()["missing"] == 3


def row(*accuracies: float) -> SweepRow:
    return SweepRow({}, len(accuracies), 0, 0.0, 0.0, None, None, dict(enumerate(accuracies)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (row(0.90, 0.91, 0.92), row(0.80, 0.815, 0.82), "better"),
        (row(0.80, 0.815, 0.82), row(0.90, 0.91, 0.92), "worse"),
        (row(0.90, 0.80, 0.85), row(0.80, 0.90, 0.86), "no difference"),
        (row(0.9, 0.9), row(0.9, 0.9), "no difference"),
        (row(0.9), row(0.1), "too few seeds"),
        (row(), row(0.1), "too few seeds"),
    ],
)
def test_a_difference_is_tested_in_pairs(one: SweepRow, other: SweepRow, expected: str) -> None:
    assert verdict(one, other) == expected


def test_pairs_are_those_of_equal_seeds() -> None:
    other = replace(row(), by_seed={1: 0.5, 7: 0.1})

    mean, chance = difference(row(0.9, 0.7), other)

    assert mean == pytest.approx(0.2)
    assert chance is None


def test_a_setting_without_effect_has_no_value_in_the_table() -> None:
    axes = {"norm": ("batch", "group"), "groups": (2, 4)}
    plan, _ = make_plan("batch-norm", axes, {"preset": "quick", "dataset": "digits"})

    rows = sweep_table(plan, {})

    assert [(row.values["norm"], row.values["groups"]) for row in rows] == [
        ("batch", None), ("group", 2), ("group", 4),
    ]  # fmt: skip


@pytest.mark.parametrize("seeds", range(2, 11))
def test_the_probability_is_that_of_the_paired_t_test(seeds: int) -> None:
    random = np.random.default_rng(seeds)
    one, other = random.random((2, seeds))
    mean, chance = difference(row(*one), row(*other))
    assert mean == pytest.approx((one - other).mean())
    assert chance == pytest.approx(stats.ttest_rel(one, other).pvalue)


@pytest.mark.parametrize(
    ("seeds", "expected"), [(2, "no difference"), (3, "better"), (6, "better")]
)
def test_equal_differences_of_two_seeds_prove_nothing(seeds: int, expected: str) -> None:
    worse = [0.1 * at for at in range(seeds)]
    better = [value + 0.01 for value in worse]  # not exactly so, as floats are not
    assert verdict(row(*better), row(*worse)) == expected


def test_a_run_that_ended_in_nan_is_missing_and_the_others_are_compared() -> None:
    runs = {
        key: run_of(spec, math.nan if spec.seed == 0 else 0.5 + 0.1 * (spec.norm == "group"))
        for key, spec in zip(PLAN.keys, PLAN.specs, strict=True)
    }
    batch, group = sweep_table(PLAN, runs)
    assert (batch.seeds, batch.missing, group.missing) == (2, 1, 1)
    assert group.mean == pytest.approx(0.6)
    assert difference(group, batch)[0] == pytest.approx(0.1)
