from dataclasses import replace

from normviz.runs.sweeps.conclusion import conclusion, conclusions_by_setting, listed
from normviz.runs.sweeps.table import SweepRow


def row(norm: str, *accuracies: float, missing: int = 0) -> SweepRow:
    mean = sum(accuracies) / len(accuracies) if accuracies else None
    by_seed = dict(enumerate(accuracies))
    return SweepRow({"norm": norm}, len(accuracies), missing, mean, None, None, None, by_seed)


BEST = row("batch", 0.90, 0.91, 0.92)


def test_what_is_worse_and_what_so_few_seeds_do_not_tell() -> None:
    worse, unclear = row("none", 0.10, 0.11, 0.13), row("group", 0.91, 0.12, 0.80)
    found = conclusion([worse, BEST, unclear])
    assert found is not None
    assert (found.best, found.worse, found.unclear) == (BEST, (worse,), (unclear,))
    assert found.is_whole


def test_one_seed_tells_nothing() -> None:
    one, other = row("none", 0.1), row("batch", 0.9)
    found = conclusion([one, other])
    assert found is not None
    assert (found.best, found.worse, found.unclear, found.untested) == (other, (), (), (one,))


def test_runs_that_are_missing_are_told() -> None:
    found = conclusion([BEST, row("none", 0.1, 0.2, missing=1)])
    assert found is not None
    assert not found.is_whole


def test_a_single_combination_is_compared_with_nothing() -> None:
    assert conclusion([BEST, row("none", missing=3)]) is None
    assert conclusion([]) is None


def test_many_combinations_are_named_in_part_and_told_apart() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed(["a, 2", "b, 2"]) == "a, 2; b, 2"
    assert listed(list("abcdefg")) == "a, b, c, d, e, +2"


def at(norm: str, size: int | None, *accuracies: float, rate: float = 0.1) -> SweepRow:
    values = {"norm": norm, "batch_size": size, "learning_rate": rate}
    return replace(row(norm, *accuracies), values=values)


def test_norms_are_compared_at_each_value_of_one_other_setting() -> None:
    rows = [
        at("batch", 2, 0.1, 0.11, 0.12), at("batch", 32, 0.9, 0.91, 0.92),
        at("group", 2, 0.8, 0.81, 0.8), at("group", 32, 0.89, 0.92, 0.91),
    ]  # fmt: skip
    axis, found = conclusions_by_setting(rows)
    assert axis == "batch_size"
    assert {value: each.best.values["norm"] for value, each in found.items()} == {
        2: "group", 32: "batch",
    }  # fmt: skip
    assert [row.values["norm"] for row in found[2].worse] == ["batch"]
    assert found[32].worse == ()


def test_a_norm_that_the_setting_does_not_reach_is_compared_at_every_value() -> None:
    _, found = conclusions_by_setting(
        [at("batch", None, 0.9, 0.9), at("group", 2, 0.8, 0.8), at("group", 4, 0.95, 0.94)]
    )
    assert {value: each.best.values["norm"] for value, each in found.items()} == {
        2: "batch", 4: "group",
    }  # fmt: skip


def test_other_comparisons_have_one_conclusion() -> None:
    one_setting = [at("batch", 2, 0.9), at("group", 2, 0.9)]
    pairs = [(2, 1), (4, 2)]
    two_settings = [at(norm, size, 0.9, rate=rate) for norm in "ab" for size, rate in pairs]
    many_values = [at(norm, size, 0.9) for norm in "ab" for size in range(1, 20)]
    one_norm = [at("batch", size, 0.9) for size in (2, 4)]
    for rows in ([], one_setting, two_settings, many_values, one_norm):
        assert conclusions_by_setting(rows) == ("", {})
