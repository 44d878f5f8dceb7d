import numpy as np
import pytest

from normviz.drawing import from_strokes
from normviz.drawing.smoothing import smoothed


def circle(count: int, radius: float = 100) -> np.ndarray:
    angle = np.linspace(0, 2 * np.pi, count)
    return 200 + radius * np.stack([np.cos(angle), np.sin(angle)], 1)


def distances_to_circle(points: np.ndarray, radius: float = 100) -> np.ndarray:
    return np.abs(np.hypot(*(points - 200).T) - radius)


@pytest.mark.parametrize("count", [9, 12, 20])
def test_a_circle_of_few_points_becomes_round(count: int) -> None:
    sparse = circle(count)
    made, pressure = smoothed(sparse, np.ones(count))
    middles = (sparse[1:] + sparse[:-1]) / 2
    assert distances_to_circle(made).max() < distances_to_circle(middles).max() / 3
    assert len(made) == len(pressure)
    assert np.hypot(*np.diff(made, axis=0).T).max() < 5


def test_the_points_that_were_drawn_stay() -> None:
    sparse = circle(9)
    made, _ = smoothed(sparse, np.ones(9))
    assert all((np.abs(made - point).sum(1) < 1e-9).any() for point in sparse)


def test_corners_stay_corners() -> None:
    seven = np.array([[100.0, 100], [280, 105], [180, 320]])
    made, _ = smoothed(seven, np.ones(3))
    assert made.tolist() == seven.tolist()
    closed = np.array([[100.0, 100], [300, 100], [300, 300], [100, 300], [100, 100]])
    assert smoothed(closed, np.ones(5))[0].tolist() == closed.tolist()


def test_straight_lines_and_dense_strokes_get_no_points() -> None:
    line = np.stack([np.linspace(0, 400, 5), np.full(5, 50.0)], 1)
    assert smoothed(line, np.ones(5))[0].tolist() == line.tolist()
    dense = circle(200)
    assert len(smoothed(dense, np.ones(200))[0]) == 200


@pytest.mark.parametrize("count", [0, 1, 2])
def test_short_strokes_stay(count: int) -> None:
    points = np.arange(2.0 * count).reshape(count, 2) * 50
    assert smoothed(points, np.ones(count))[0] is points


def test_pressure_changes_evenly() -> None:
    pressure = np.linspace(0.5, 1.5, 9)
    _, made = smoothed(circle(9), pressure)
    assert (np.diff(made) > 0).all()
    assert made[[0, -1]].tolist() == [0.5, 1.5]


def test_a_fast_zero_is_seen_as_a_slow_one() -> None:
    slow = from_strokes([circle(200)], 24)
    fast, _ = smoothed(circle(8), np.ones(8))

    def differs(points: np.ndarray) -> float:
        seen = from_strokes([points], 24)
        moved = [np.roll(seen, (y, x), (0, 1)) for y in (-1, 0, 1) for x in (-1, 0, 1)]
        return min(float(np.abs(each - slow).mean()) for each in moved)

    assert differs(fast) < differs(circle(8)) / 2
