from pathlib import Path

import pytest

from normviz.errors import Reason
from normviz.presentation.comparison import comparison
from normviz.runs.sweeps.plan import Misfit
from normviz.runs.sweeps.table import SweepRow
from normviz.scenes.compare_scene import CompareScene
from normviz.ui.compare.words import (
    best_of,
    chance_text,
    combination_text,
    conclusion_text,
    left_out_text,
    stand_in_text,
    value_text,
    verdict_text,
)

pytestmark = pytest.mark.usefixtures("qapp")


def row(mean: float, *, seeds: int = 3) -> SweepRow:
    by_seed = {seed: mean + 0.001 * (seed % 2) for seed in range(seeds)}
    return SweepRow({"norm": "batch"}, seeds, 0, mean, 0.01, 1.0, mean, by_seed)


def test_values_are_called_as_elsewhere() -> None:
    assert value_text("norm", "batch") == "Batch Norm"
    assert value_text("learning_rate", 0.01) == "rate 0.01"
    assert combination_text({"norm": "none", "batch_size": 8}, ["norm", "batch_size"]) == (
        "No norm, batch 8"
    )


def test_a_difference_is_told_in_words() -> None:
    best = row(0.9)
    assert verdict_text(best, best) == "best"
    assert verdict_text(row(0.5), best) == "worse by 0.400"
    assert chance_text(row(0.5), best) == "0"
    assert chance_text(best, best) == "–"
    assert verdict_text(row(0.5, seeds=1), best) == "too few seeds to say"


def test_no_difference_names_the_seeds() -> None:
    best = SweepRow({"norm": "a"}, 3, 0, 0.9, 0.1, 1.0, 0.9, {0: 0.8, 1: 0.9, 2: 1.0})
    other = SweepRow({"norm": "b"}, 3, 0, 0.89, 0.1, 1.0, 0.9, {0: 0.9, 1: 0.8, 2: 0.97})
    assert verdict_text(other, best) == "no difference at 3 seeds"


def test_the_best_has_the_largest_mean() -> None:
    rows = [row(0.5), row(0.9)]
    assert best_of(rows) is rows[1]
    assert best_of([]) is None
    assert best_of(rows[:1]) is None  # better than what?


def test_data_that_stand_in_are_told_with_their_epochs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    found = comparison(CompareScene())
    text = stand_in_text(found)
    assert "MNIST is not on this machine" in text
    assert f"epochs: {found.plan.specs[0].epochs}" in text
    assert stand_in_text(comparison(CompareScene(), tmp_path)) == ""


def test_of_many_left_out_the_first_are_named_and_the_others_counted() -> None:
    reason = Reason("it does not fit")
    misfits = [
        Misfit({"norm": "batch", "batch_size": size, "seed": seed}, reason)
        for size in range(1, 1501)
        for seed in range(2)
    ]
    text = left_out_text(misfits)
    assert text.count("It does not fit.") == 4
    assert text.endswith("And 1496 more.")
    assert left_out_text(misfits[:2]) == f"Left out: Batch Norm, batch 1: {reason}.".replace(
        ": it", ": It"
    )
    assert left_out_text([]) == ""


def test_the_conclusion_is_told_in_sentences() -> None:
    def of(norm: str, *accuracies: float, missing: int = 0) -> SweepRow:
        by_seed = dict(enumerate(accuracies))
        mean = sum(accuracies) / len(accuracies)
        return SweepRow({"norm": norm}, len(by_seed), missing, mean, 0.1, 1.0, mean, by_seed)

    rows = [of("none", 0.1, 0.1, 0.12), of("batch", 0.9, 0.91, 0.9), of("group", 0.2, 0.9, 0.9)]
    assert conclusion_text(rows, ["norm"]) == (
        "Best on average: Batch Norm. Clearly worse: No norm. "
        "Not clearly worse: Group Norm. More seeds may tell."
    )
    assert conclusion_text([*rows, of("layer", 0.1, missing=1)], ["norm"]).startswith(
        "Best on average so far: Batch Norm."
    )
    assert conclusion_text(rows[:1], ["norm"]) == ""


def test_a_norm_of_which_nothing_can_be_trained_is_named_once() -> None:
    reason = Reason("it does not fit")
    misfits = [
        Misfit({"norm": norm, "learning_rate": rate, "seed": seed}, reason)
        for norm in ("instance", "group")
        for rate in (0.1, 1.0)
        for seed in range(2)
    ]
    assert left_out_text(misfits, {"group"}) == (
        "Left out: Instance Norm: It does not fit. Group Norm, rate 0.1: It does not fit. "
        "Group Norm, rate 1: It does not fit."
    )


def test_norms_at_several_batch_sizes_are_told_apart() -> None:
    def of(norm: str, size: int, *accuracies: float, missing: int = 0) -> SweepRow:
        values, mean = {"norm": norm, "batch_size": size}, sum(accuracies) / len(accuracies)
        by_seed = dict(enumerate(accuracies))
        return SweepRow(values, len(by_seed), missing, mean, 0.1, 1.0, mean, by_seed)

    rows = [
        of("batch", 2, 0.1, 0.11, 0.12), of("batch", 32, 0.9, 0.91, 0.92),
        of("group", 2, 0.8, 0.81, 0.8), of("group", 32, 0.89, 0.92, 0.91),
    ]  # fmt: skip
    said = (
        "Best on average: Batch Norm, batch 32. "
        "At batch 2: Group Norm is best; clearly worse: Batch Norm. "
        "At batch 32: no clear difference, Batch Norm is best on average."
    )
    assert conclusion_text(rows, ["norm", "batch_size"]) == said
    assert conclusion_text(
        [of("batch", 2, 0.1), of("batch", 32, 0.9), of("group", 2, 0.8), of("group", 32, 0.8)],
        ["norm", "batch_size"],
    ) == (
        "Best on average: Batch Norm, batch 32. "
        "At batch 2: Group Norm is best on average; too few seeds to tell. "
        "At batch 32: Batch Norm is best on average; too few seeds to tell."
    )
    rows[0] = of("batch", 2, 0.1, 0.11, missing=1)
    assert conclusion_text(rows, ["norm", "batch_size"]).startswith(
        "Best on average so far: Batch Norm, batch 32. At batch 2:"
    )


def test_a_conclusion_names_what_has_failed_and_waits_for_nothing_more() -> None:
    """It said "so far" for ever, and nothing of the runs whose loss was no number."""
    rows = [
        SweepRow({"norm": norm}, len(found), 2 - len(found), mean, 0.1, 1.0, mean, found)
        for norm, found, mean in (
            ("batch", {0: 0.9, 1: 0.91}, 0.905),
            ("layer", {0: 0.1, 1: 0.12}, 0.11),
            ("group", {}, None),
            ("rms", {0: 0.5}, 0.5),
        )
    ]
    failed = {"group": 2, "rms": 1}
    said = conclusion_text(rows, ["norm"], lambda row: failed.get(row.values["norm"], 0))
    assert said == (
        "Best on average: Batch Norm. Clearly worse: Layer Norm. Too few seeds to tell: RMS Norm. "
        "Failed: Group Norm (2 of 2), RMS Norm (1 of 2)."
    )
    assert conclusion_text(rows, ["norm"]).startswith("Best on average so far: ")
    assert conclusion_text(rows[2:3], ["norm"], lambda _: 2).startswith("Failed: ")
    assert verdict_text(rows[2], rows[0], 2) == "failed"
    assert verdict_text(rows[2], rows[0]) == "–"
