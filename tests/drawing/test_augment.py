import numpy as np
import pytest

from normviz import drawing
from normviz.drawing.augment import Variation, change_thickness, random_maps, vary, warp
from normviz.drawing.resample import centre_of_mass

PICTURES = np.array([drawing.from_strokes(d.strokes) for d in drawing.read_sample_strokes("print")])
STILL = Variation(rotation=0, scale=(1, 1), stretch=0, shear=0, shift=0, thickness=(0, 0))


def same(count: int) -> np.ndarray:
    return np.tile(np.eye(2), (count, 1, 1))


def test_no_variation_changes_nothing() -> None:
    np.testing.assert_allclose(vary(PICTURES, STILL, np.random.default_rng(0)), PICTURES, atol=1e-6)


def test_a_seed_repeats_and_pictures_differ() -> None:
    first, again, other = (
        vary(PICTURES, Variation(), np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).mean() > 0.01
    twins = vary(np.repeat(PICTURES[:1], 2, 0), Variation(), np.random.default_rng(0))
    assert np.abs(twins[0] - twins[1]).mean() > 0.01


def test_values_stay_in_range() -> None:
    wild = Variation(60, (0.3, 3), 0.5, 1, 20, (-1, 1))
    varied = vary(PICTURES, wild, np.random.default_rng(0))
    assert varied.dtype == np.float32
    assert varied.min() >= -1e-6
    assert varied.max() <= 1 + 1e-6


def test_shifts_by_whole_pixels_are_exact() -> None:
    shifts = np.tile([-2.0, -3.0], (10, 1))
    moved = warp(PICTURES, same(10), shifts)
    np.testing.assert_allclose(moved, np.roll(PICTURES, (-2, -3), (1, 2)), atol=1e-5)


def test_what_is_shifted_out_is_gone() -> None:
    assert not warp(PICTURES, same(10), np.full((10, 2), 40.0)).any()


def test_a_quarter_turn() -> None:
    turn = np.tile([[0.0, -1.0], [1.0, 0.0]], (10, 1, 1))
    turned = warp(PICTURES, turn, np.zeros((10, 2)))
    assert min(
        np.abs(turned - np.rot90(PICTURES, times, (1, 2))).max() for times in (1, 3)
    ) == pytest.approx(0, abs=1e-4)


def test_random_maps_undo_what_they_describe() -> None:
    only_scale = Variation(0, (2, 2), 0, 0, 0)
    matrices, shifts = random_maps(3, only_scale, np.random.default_rng(0))
    np.testing.assert_allclose(matrices, same(3) / 2, atol=1e-12)
    assert not shifts.any()
    only_turn = Variation(30, (1, 1), 0, 0, 0)
    matrices, _ = random_maps(200, only_turn, np.random.default_rng(0))
    np.testing.assert_allclose(np.linalg.det(matrices), 1)
    assert 0.8 < matrices[:, 0, 0].min() < 0.95


def test_thicker_and_thinner() -> None:
    edges = np.array([-1, -0.5, 0, 0.5, 1.0])
    mass = change_thickness(np.repeat(PICTURES[3:4], 5, 0), edges).sum((1, 2))
    assert (np.diff(mass) > 5).all()
    bar = np.zeros((1, 28, 28), np.float32)
    bar[0, 5:23, 12:16] = 1
    assert change_thickness(bar, np.array([1.0]))[0, 14].sum() == 6
    assert change_thickness(bar, np.array([-0.5]))[0, 14].sum() == 3


def test_a_shift_moves_the_centre_of_mass() -> None:
    moved = warp(PICTURES, same(10), np.tile([-1.5, 0.25], (10, 1)))
    before, after = centre_of_mass(PICTURES), centre_of_mass(moved)
    np.testing.assert_allclose(after[0] - before[0], -1.5, atol=1e-3)
    np.testing.assert_allclose(after[1] - before[1], 0.25, atol=1e-3)
