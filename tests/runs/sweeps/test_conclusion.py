from normviz.runs.sweeps.conclusion import conclusion, listed
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
    assert (found.best, found.worse, found.unclear) == (other, (), (one,))


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
