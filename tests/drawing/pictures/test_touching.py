import numpy as np
import pytest

from normviz.drawing.pictures.pieces import pieces_of
from normviz.drawing.pictures.touching import digits_in


def count(mask: np.ndarray) -> int:
    labels, pieces = pieces_of(mask, mask.astype(np.float32))
    assert labels.max() >= 1
    return digits_in(labels, pieces)


def is_two(mask: np.ndarray) -> bool:
    found = count(mask)
    assert found in (1, 2)
    return found == 2


def ring(page: np.ndarray, middle: tuple[int, int], radius: int = 45, pen: int = 8) -> None:
    y, x = np.mgrid[: page.shape[0], : page.shape[1]]
    page |= np.abs(np.hypot(y - middle[0], x - middle[1]) - radius) < pen / 2


def page() -> np.ndarray:
    return np.zeros((200, 300), bool)


def test_two_rings_that_a_stroke_joins_are_two() -> None:
    mask = page()
    ring(mask, (100, 80))
    ring(mask, (100, 186))
    mask[98:104, 126:140] = True
    assert is_two(mask)


def test_one_ring_is_one() -> None:
    mask = page()
    ring(mask, (100, 100))
    assert not is_two(mask)


def test_rings_above_each_other_are_an_8() -> None:
    mask = page()
    ring(mask, (70, 100), 30)
    ring(mask, (128, 100), 30)
    assert not is_two(mask)


@pytest.mark.parametrize("width", [8, 40])
def test_a_bar_is_one(width: int) -> None:
    mask = page()
    mask[50:150, 100 : 100 + width] = True
    assert not is_two(mask)


def test_a_ring_that_is_joined_to_a_bar_is_two() -> None:
    mask = page()
    ring(mask, (100, 80))
    mask[52:148, 136:144] = True
    mask[98:104, 126:138] = True
    assert is_two(mask)


def test_a_7_is_one() -> None:
    mask = page()
    mask[50:58, 80:150] = True
    rows = np.arange(50, 150)
    for shift in range(8):
        mask[rows, 142 - (rows - 50) // 2 + shift] = True
    assert not is_two(mask)


@pytest.mark.parametrize("digits", [3, 4])
def test_rings_that_strokes_join_are_as_many_as_they_are(digits: int) -> None:
    mask = np.zeros((200, 600), bool)
    for at in range(digits):
        ring(mask, (100, 80 + 106 * at))
    for at in range(digits - 1):
        mask[98:104, 126 + 106 * at : 140 + 106 * at] = True
    assert count(mask) == digits


def test_other_pieces_are_not_counted() -> None:
    mask = page()
    ring(mask, (100, 80))
    alone = pieces_of(mask, mask.astype(np.float32))[1]
    ring(mask, (100, 200))
    labels, pieces = pieces_of(mask, mask.astype(np.float32))
    assert digits_in(labels, [each for each in pieces if each.left == alone[0].left]) == 1
