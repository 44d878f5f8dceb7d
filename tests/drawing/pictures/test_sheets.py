import numpy as np
import pytest

from normviz.drawing.pictures.sheets import sheets_in

DESK, PAPER, INK = 0.3, 0.85, 0.1


def desk(shape: tuple[int, int] = (200, 300)) -> np.ndarray:
    return np.full(shape, DESK, np.float32)


def sheet(plane: np.ndarray) -> np.ndarray:
    """Paper in the middle half of each side, with a 1 on it."""
    plane[50:150, 75:225] = PAPER
    plane[70:130, 147:153] = INK
    return plane


def test_a_sheet_on_a_desk_is_found_and_goes_on_beyond_its_rim() -> None:
    (found,) = sheets_in([sheet(desk())])
    assert found.inside[60, 100]
    assert found.inside[100, 150]
    assert not found.inside[20, 20]
    (plane,) = found.planes
    np.testing.assert_allclose(plane[[0, 0, -1, -1], [0, -1, 0, -1]], PAPER)
    assert plane[100, 150] == pytest.approx(INK)


def test_a_turned_sheet_is_found() -> None:
    plane = desk()
    y, x = np.mgrid[:200, :300]
    v, u = y - 100, x - 150
    along, across = u * 0.9 + v * 0.436, v * 0.9 - u * 0.436
    plane[(np.abs(along) < 70) & (np.abs(across) < 50)] = PAPER
    (found,) = sheets_in([plane])
    assert found.inside[100, 150]


@pytest.mark.parametrize("level", [DESK, PAPER])
def test_a_page_without_a_desk_has_no_sheet(level: float) -> None:
    assert sheets_in([np.full((200, 300), level, np.float32)]) == []


def test_ink_on_a_page_is_no_sheet() -> None:
    plane = np.full((200, 300), PAPER, np.float32)
    plane[40:160, 140:160] = INK
    assert all(not found.inside[100, 150] for found in sheets_in([plane]))


def test_a_small_picture_shows_a_digit_and_no_desk() -> None:
    small = sheet(desk())[::4, ::4]
    assert sheets_in([small]) == []


def test_a_slow_change_of_the_light_is_no_edge() -> None:
    slope = np.linspace(0.2, 0.9, 300, dtype=np.float32)
    assert sheets_in([np.tile(slope, (200, 1))]) == []


def test_a_sheet_is_seen_by_its_colour() -> None:
    grey = desk()
    planes = [grey, sheet(desk()), grey.copy(), grey.copy()]
    (found,) = sheets_in(planes)
    assert len(found.planes) == 4
    assert found.inside[60, 100]
