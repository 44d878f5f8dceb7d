import numpy as np
import pytest

from normviz import datasets, drawing
from normviz.drawing.skeleton import skeleton_strokes, trace


def mask(*rows: str) -> np.ndarray:
    return np.array([[cell == "#" for cell in row] for row in rows])


def test_a_line_is_one_path_from_end_to_end() -> None:
    (path,) = trace(mask("#....", ".#...", "..###"))
    assert path in (
        [(0, 0), (1, 1), (2, 2), (2, 3), (2, 4)],
        [(2, 4), (2, 3), (2, 2), (1, 1), (0, 0)],
    )


def test_a_ring_is_closed() -> None:
    (path,) = trace(mask(".##.", "#..#", "#..#", ".##."))
    assert path[0] == path[-1]
    assert len(set(path)) == 8


def test_a_cross_is_two_strokes() -> None:
    cross = np.zeros((21, 21), bool)
    cross[10] = cross[:, 10] = True
    paths = trace(cross)
    assert len(paths) == 2
    for path in paths:
        spread = np.ptp(np.array(path), axis=0)
        assert sorted(spread.tolist()) == [0, 20]


def test_a_short_spur_is_dropped() -> None:
    line = np.zeros((21, 41), bool)
    line[10] = True
    line[8:10, 20] = True
    (path,) = trace(line)
    assert np.ptp(np.array(path)[:, 1]) == 40


def test_a_dot_and_nothing() -> None:
    assert trace(mask("...", ".#.", "...")) == [[(1, 1)]]
    assert trace(np.zeros((4, 4), bool)) == []
    assert skeleton_strokes(np.zeros((2, 28, 28), np.float32)) == [[], []]


@pytest.mark.parametrize("hand", ["print", "foot", "european"])
def test_drawn_and_traced_digits_are_drawn_alike_again(hand: str) -> None:
    drawn = np.array([drawing.from_strokes(d.strokes) for d in drawing.read_sample_strokes(hand)])
    traced = skeleton_strokes(drawn)
    again = np.array([drawing.from_strokes(strokes) for strokes in traced])
    change = [np.abs(a - b).mean() for a, b in zip(drawn, again, strict=True)]
    unlike = np.abs(drawn - np.roll(again, 1, 0)).mean()
    assert np.median(change) < 0.4 * unlike
    assert sum(len(strokes) for strokes in traced) < 30


def test_real_digits_keep_their_ink(data_dir) -> None:
    images, _ = datasets.load_test("mnist", data_dir, 300)
    real = images.astype(np.float32) / 255
    again = np.array([drawing.from_strokes(s) for s in skeleton_strokes(real)])
    near = np.pad(again, ((0, 0), (2, 2), (2, 2)))
    reach = [near[:, y : y + 28, x : x + 28] for y in range(5) for x in range(5)]
    lost = ((real > 0.5) & (np.maximum.reduce(reach) < 0.3)).sum((1, 2))
    assert np.mean(lost > 8) < 0.02
