import numpy as np
import pytest

from normviz.presentation.visible_points import visible_points

X = np.arange(1.0, 10_001.0)
Y = np.random.default_rng(0).random(10_000)


def test_few_points_are_drawn_as_they_are() -> None:
    x, y = visible_points(X[:50], Y[:50], 0, 100, 400)
    assert np.array_equal(x, X[:50])
    assert np.array_equal(y, Y[:50])


def test_many_points_are_thinned_to_their_extremes() -> None:
    x, y = visible_points(X, Y, 0, 10_000, 400)
    assert 400 <= len(x) <= 1200
    assert (np.diff(x) >= 0).all()
    assert (y.min(), y.max()) == (Y.min(), Y.max())


def test_only_what_is_seen_is_drawn_with_one_point_beyond_each_end() -> None:
    x, _ = visible_points(X, Y, 100.5, 200.5, 400)
    assert (x[0], x[-1]) == (100, 201)


@pytest.mark.parametrize("more", [1, 7, 30])
def test_a_line_that_grows_keeps_its_old_points(more: int) -> None:
    before = visible_points(X[:5000], Y[:5000], 0, 10_000, 400)
    after = visible_points(X[: 5000 + more], Y[: 5000 + more], 0, 10_000, 400)
    kept = len(before[0]) - 32
    assert np.array_equal(before[1][:kept], after[1][:kept])


def test_nothing_to_see_is_no_fault() -> None:
    empty = np.zeros(0)
    assert len(visible_points(empty, empty, 0, 1, 400)[0]) == 0
    assert len(visible_points(X, Y, 20_000, 30_000, 400)[0]) <= 1


def test_a_gap_hides_no_extreme_of_its_bin() -> None:
    y = Y.copy()
    y[::3] = np.nan
    y[64:128] = np.nan
    x, shown = visible_points(X, y, 0, 10_000, 400)
    bins = y[: len(y) // 32 * 32].reshape(-1, 32)
    assert np.isnan(shown[4:8]).all()
    empty = np.isnan(bins).all(1)
    assert np.array_equal(shown[0 : 2 * len(bins) : 2][~empty], np.nanmin(bins[~empty], 1))
    assert np.array_equal(shown[1 : 2 * len(bins) : 2][~empty], np.nanmax(bins[~empty], 1))
    assert len(x) == len(shown)
