import numpy as np
import pytest

from normviz.drawing.loop_preservation import flood_fill, thinning_for_holes


def mask(*rows: str) -> np.ndarray:
    return np.array([[cell != "." for cell in row] for row in rows])


def test_flooding_goes_round_corners_but_not_over_diagonals() -> None:
    free = mask("#.###", "#.#.#", "###.#", "....#", "##.##", ".#.#.")
    start = np.zeros_like(free)
    start[0, 0] = True
    reached = mask("#.###", "#.#.#", "###.#", "....#", "...##", "...#.")
    np.testing.assert_array_equal(flood_fill(free, start), reached)


def test_flooding_from_a_wall_reaches_nothing() -> None:
    free = mask("#.#")
    assert not flood_fill(free, ~free).any()


def test_flooding_follows_a_spiral() -> None:
    free = np.zeros((41, 41), bool)
    for ring in range(0, 20, 2):
        free[ring, ring : 41 - ring] = free[40 - ring, ring : 41 - ring] = True
        free[ring : 41 - ring, ring] = free[ring : 41 - ring, 40 - ring] = True
        free[ring + 1, ring] = False
        free[ring + 2, ring : ring + 2] = True
    start = np.zeros_like(free)
    start[0, 0] = True
    np.testing.assert_array_equal(flood_fill(free, start), free)


def ring_depth(radius: float, pen: float, fine: int = 4) -> np.ndarray:
    y, x = np.mgrid[: 40 * fine, : 40 * fine] / fine - 20
    return (pen / 2 - np.abs(np.hypot(x, y) - radius)).astype(np.float32)


@pytest.mark.parametrize(("radius", "needed"), [(5, 0), (2.3, 0), (2.0, 0.3), (1.5, 0.8)])
def test_a_small_loop_is_opened_and_a_large_one_left(radius: float, needed: float) -> None:
    back = thinning_for_holes(ring_depth(radius, 3.0), 4, 3.0, 0.9)
    assert back.max() == pytest.approx(needed, abs=0.05)
    assert back[0, 0] == 0


def test_a_line_drawn_twice_is_no_loop() -> None:
    assert not thinning_for_holes(ring_depth(0.6, 3.0), 4, 3.0, 1.2).any()


def test_the_bound_is_kept() -> None:
    assert thinning_for_holes(ring_depth(1.2, 3.0), 4, 3.0, 0.5).max() == pytest.approx(0.5)


def test_nothing_closed() -> None:
    depth = ring_depth(1.5, 3.0)
    depth[:, :80] = -5
    assert not thinning_for_holes(depth, 4, 3.0, 0.9).any()
