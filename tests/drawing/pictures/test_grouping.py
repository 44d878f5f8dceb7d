import numpy as np
import pytest

from normviz.drawing.pictures.grouping import grouped, reach_of
from normviz.drawing.pictures.pieces import pieces_of

Box = tuple[int, int, int, int]


def sizes(*boxes: Box) -> list[list[tuple[int, int]]]:
    """Height and width of the pieces of each group of boxes (top, bottom, left, right)."""
    plane = np.zeros((200, 300), np.float32)
    for top, bottom, left, right in boxes:
        plane[top:bottom, left:right] = 1
    labels, pieces = pieces_of(plane > 0, plane)
    return [[(piece.height, piece.width) for piece in group] for group in grouped(labels, pieces)]


ONE = (50, 150, 100, 110)


def test_one_piece_is_one_digit() -> None:
    assert sizes(ONE) == [[(100, 10)]]


def test_digits_beside_each_other_are_two_the_larger_first() -> None:
    assert sizes((52, 148, 180, 188), ONE) == [[(100, 10)], [(96, 8)]]


def test_the_bar_of_a_5_belongs_to_it() -> None:
    assert len(sizes(ONE, (50, 60, 115, 160))) == 1


def test_strokes_above_each_other_are_one_digit() -> None:
    assert len(sizes((40, 90, 100, 110), (100, 150, 100, 110))) == 1


def test_both_halves_of_a_broken_1_or_8_are_one_digit() -> None:
    assert len(sizes((40, 85, 100, 112), (97, 150, 100, 112))) == 1
    assert len(sizes((40, 90, 90, 145), (100, 150, 90, 145))) == 1


def test_dirt_far_away_is_left_out_and_a_dot_nearby_is_not() -> None:
    (near,) = sizes(ONE, (100, 112, 120, 132))
    assert len(near) == 2
    (far,) = sizes(ONE, (5, 17, 280, 292))
    assert far == [(100, 10)]


def test_specks_are_left_out() -> None:
    assert sizes(ONE, (100, 102, 114, 116)) == [[(100, 10)]]


@pytest.mark.parametrize(("pen", "size", "reach"), [(1, 10, 1.0), (10, 100, 4.0), (1, 400, 6.0)])
def test_the_gap_of_broken_ink_grows_with_the_pen_and_the_digit(
    pen: float, size: int, reach: float
) -> None:
    assert reach_of(pen, size) == pytest.approx(reach)


def test_broken_ink_is_one_digit() -> None:
    assert len(sizes((50, 99, 100, 120), (101, 150, 118, 138))) == 1


def test_a_slanted_stroke_beside_a_slanted_ring_is_a_digit_of_its_own() -> None:
    plane = np.zeros((120, 160), np.float32)
    y, x = np.mgrid[:120, :160]
    slanted = x + 0.4 * (y - 60)
    plane[(abs(slanted - 40) < 4) & (y >= 10) & (y < 110)] = 1
    plane[abs(np.hypot((slanted - 90) / 0.7, y - 60) - 48) < 4] = 1
    labels, pieces = pieces_of(plane > 0, plane)
    assert len(pieces) == 2
    overlap = min(p.right for p in pieces) - max(p.left for p in pieces)
    assert overlap > 0.3 * min(p.width for p in pieces)
    assert len(grouped(labels, pieces)) == 2
