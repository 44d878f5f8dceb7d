import numpy as np
import pytest

from normviz.drawing import HANDS, from_strokes, read_sample_strokes
from normviz.drawing.loop_preservation import flood_fill
from normviz.drawing.thinning import neighbour_codes, thin


def pieces(mask: np.ndarray) -> int:
    """Number of pieces by four neighbours."""
    left, count = mask.copy(), 0
    while left.any():
        start = np.zeros_like(left)
        start.reshape(-1)[left.argmax()] = True
        left &= ~flood_fill(left, start)
        count += 1
    return count


def test_a_bar_becomes_a_line() -> None:
    ink = np.zeros((20, 40), bool)
    ink[6:13, 4:36] = True
    line = thin(ink)
    assert line.any()
    assert (line.sum(0) <= 1).all()
    assert set(np.flatnonzero(line.any(1))) <= {8, 9, 10}


def test_a_stair_has_no_corners() -> None:
    ink = np.eye(12, dtype=bool)
    ink[np.arange(11), np.arange(1, 12)] = True
    assert thin(ink).sum() <= 13


@pytest.mark.parametrize("hand", HANDS)
def test_digits_keep_their_loops_and_pieces(hand: str) -> None:
    for drawing in read_sample_strokes(hand):
        picture = from_strokes(drawing.strokes)
        ink = np.kron(picture, np.ones((3, 3))) > 0.5
        skeleton = thin(ink)
        assert not (skeleton & ~ink).any()
        assert pieces(~skeleton) == pieces(~ink)
        near = np.pad(skeleton, 1)
        eight = [near[y : y + 84, x : x + 84] for y in range(3) for x in range(3)]
        assert pieces(np.any(eight, axis=0)) <= pieces(ink)


def test_a_batch_is_thinned_picture_by_picture() -> None:
    batch = np.random.default_rng(0).random((4, 3, 12, 15)) < 0.7
    together = thin(batch)
    for index in np.ndindex(4, 3):
        np.testing.assert_array_equal(thin(batch[index]), together[index])


def test_neighbours_are_counted_clockwise_from_above() -> None:
    picture = np.zeros((1, 3, 3), bool)
    picture[0, 0, 1] = picture[0, 1, 2] = picture[0, 0, 0] = True
    assert neighbour_codes(picture)[0, 0, 0] == 1 + 4 + 128
