import numpy as np
import pytest

from normviz.drawing.pictures.line_remnants import (
    are_left_of_lines,
    is_between_lines,
    is_ruled,
    lie_on_lines,
)
from normviz.drawing.pictures.pieces import pieces_of

NO_LINES = np.zeros((200, 300), bool)
RULED = NO_LINES.copy()
RULED[::20] = True


def is_left(rows: slice, columns: slice, printed: np.ndarray) -> bool:
    mask = NO_LINES.copy()
    mask[rows, columns] = True
    labels, pieces = pieces_of(mask, mask.astype(np.float32))
    return are_left_of_lines(pieces, labels, printed)


@pytest.mark.parametrize("printed", [NO_LINES, RULED], ids=["plain", "ruled"])
def test_a_line_through_the_picture_is_no_digit(printed: np.ndarray) -> None:
    assert is_left(slice(0, 200), slice(60, 64), printed)
    assert is_left(slice(90, 96), slice(0, 300), printed)


def test_an_upright_stroke_inside_is_a_1() -> None:
    for printed in (NO_LINES, RULED):
        assert not is_left(slice(40, 160), slice(100, 104), printed)


def test_on_ruled_paper_no_digit_begins_at_the_border_or_lies() -> None:
    for rows, columns in (
        (slice(0, 70), slice(100, 103)),
        (slice(120, 200), slice(100, 103)),
        (slice(90, 93), slice(40, 110)),
    ):
        assert is_left(rows, columns, RULED)
        assert not is_left(rows, columns, NO_LINES)


def test_what_is_wide_or_bent_is_no_line() -> None:
    assert not is_left(slice(0, 200), slice(60, 110), RULED)
    mask = NO_LINES.copy()
    mask[:100, 60:63] = mask[97:100, 60:140] = True
    labels, pieces = pieces_of(mask, mask.astype(np.float32))
    assert not are_left_of_lines(pieces, labels, RULED)


def test_light_strips_of_ruled_paper_are_paper() -> None:
    page = np.full((200, 300), 0.9, np.float32)
    page[::20, :] = 0.3
    assert is_between_lines(page, 31, dark=False)
    assert not is_between_lines(page, 31, dark=True)


def test_ruled_is_what_lines_cross_from_side_to_side() -> None:
    assert is_ruled(RULED)
    assert is_ruled(RULED.T)
    part = NO_LINES.copy()
    part[::20, :200] = True
    assert not is_ruled(part)


def test_ink_lies_on_lines_where_they_leave_most_of_the_page_free() -> None:
    cross = NO_LINES.copy()
    cross[100, 80:110] = True
    assert lie_on_lines(cross, RULED)
    cross[80:120, 95] = True
    assert not lie_on_lines(cross, RULED)
    assert not lie_on_lines(NO_LINES, RULED)
    assert not lie_on_lines(cross, np.ones_like(NO_LINES))
