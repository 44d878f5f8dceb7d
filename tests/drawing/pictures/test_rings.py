import numpy as np
import pytest

from normviz.drawing.pictures.pieces import pieces_of
from normviz.drawing.pictures.rings import rings_in

SIDE = 300
Mask = np.ndarray


def ring(height: float, width: float, gap: float = 0.0) -> Mask:
    """An ellipse 4 pixels thick in the middle; ``gap`` of a full turn is missing."""
    y, x = np.mgrid[:SIDE, :SIDE] - SIDE / 2
    far = np.hypot(y / height, x / width) * 2
    turn = (np.arctan2(y, x) / (2 * np.pi)) % 1
    return (np.abs(far - 1) < 8 / min(height, width)) & (turn >= gap)


def bar(height: int, top: int | None = None) -> Mask:
    """A one, 12 pixels wide, in the middle or from a row on."""
    ink = np.zeros((SIDE, SIDE), bool)
    first = (SIDE - height) // 2 if top is None else top
    ink[first : first + height, 144:156] = True
    return ink


def tallest_ring(ink: Mask) -> int | None:
    labels, pieces = pieces_of(ink, ink.astype(np.float32))
    found = rings_in(labels, pieces)
    return max((piece.height for piece in found), default=None)


@pytest.mark.parametrize("gap", [0.0, 0.03])
def test_a_circle_around_a_digit_is_a_ring(gap: float) -> None:
    found = tallest_ring(ring(200, 180, gap) | bar(100))
    assert found == pytest.approx(200, abs=12)


def test_a_digit_of_which_parts_are_seen_is_one() -> None:
    parts = bar(35, top=95) | bar(35, top=165)
    assert tallest_ring(ring(200, 180) | parts) == pytest.approx(200, abs=12)


def test_a_box_with_round_corners_is_a_ring() -> None:
    frame = np.zeros((SIDE, SIDE), bool)
    frame[40:260, 60:240] = True
    frame[44:256, 64:236] = False
    assert tallest_ring(frame | bar(100)) == 220


@pytest.mark.parametrize(
    "ink",
    [
        ring(200, 180),
        ring(200, 180) | bar(40),
        ring(200, 110) | bar(100),
        ring(200, 180, 0.4) | bar(100),
        ring(120, 110) | bar(60, top=230),
        bar(100),
    ],
    ids=["a zero", "a dot in it", "a narrow zero", "an arc", "a digit below", "no ring"],
)
def test_nothing_else_is_a_ring(ink: Mask) -> None:
    assert tallest_ring(ink) is None
