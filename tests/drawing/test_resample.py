import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normviz.drawing.resample import area_matrix, averaged, centre_of_mass, smooth_matrix


def test_halving_averages_pairs() -> None:
    values = np.array([1.0, 3, 5, 7], np.float32)
    np.testing.assert_allclose(area_matrix(4, 2, 0.0, 2.0) @ values, [2, 6])


def test_a_fraction_of_a_pixel_counts_as_such() -> None:
    np.testing.assert_allclose(area_matrix(3, 2, 0.0, 1.5), [[2 / 3, 1 / 3, 0], [0, 1 / 3, 2 / 3]])


def test_outside_there_is_nothing() -> None:
    np.testing.assert_allclose(area_matrix(2, 4, -1.0, 1.0) @ np.ones(2), [0, 1, 1, 0])


@given(n=st.integers(1, 30), start=st.floats(-3, 3), step=st.floats(0.3, 3))
def test_mass_is_kept(n: int, start: float, step: float) -> None:
    weights = area_matrix(n, 150, start - 10 * step, step)
    np.testing.assert_allclose(weights.sum(0) * step, 1, atol=1e-3)


def test_a_batch_of_matrices() -> None:
    starts, steps = np.array([0.0, 1.0]), np.array([1.0, 2.0])
    batch = area_matrix(6, 3, starts, steps)
    for one, start, step in zip(batch, starts, steps, strict=True):
        np.testing.assert_array_equal(one, area_matrix(6, 3, start, step))


@given(seed=st.integers(0, 99), top=st.floats(-4, 4), left=st.floats(-4, 4), step=st.floats(0.2, 5))
def test_large_pictures_are_averaged_as_by_matrices(
    seed: int, top: float, left: float, step: float
) -> None:
    page = np.random.default_rng(seed).random((9, 13)).astype(np.float32)
    rows, columns = area_matrix(9, 5, top, step), area_matrix(13, 7, left, step)
    np.testing.assert_allclose(
        averaged(page, (top, left), step, (5, 7)), rows @ page @ columns.T, atol=1e-4
    )


@pytest.mark.parametrize(("n_in", "n_out"), [(8, 20), (28, 84)])
def test_enlarging_keeps_an_even_grey_inside_and_a_line_straight(n_in: int, n_out: int) -> None:
    weights = smooth_matrix(n_in, n_out)
    inner = slice(n_out // 4, -(n_out // 4))
    np.testing.assert_allclose(weights.sum(1)[inner], 1, atol=1e-5)
    middle = (np.arange(n_out) + 0.5) * n_in / n_out
    np.testing.assert_allclose((weights @ (np.arange(n_in) + 0.5))[inner], middle[inner], atol=1e-4)


def test_the_centre_of_mass_is_measured_from_the_edge() -> None:
    picture = np.zeros((2, 5, 7), np.float32)
    picture[0, 1, 4] = 2
    row, column = centre_of_mass(picture)
    np.testing.assert_allclose(row, [1.5, 2.5])
    np.testing.assert_allclose(column, [4.5, 3.5])
