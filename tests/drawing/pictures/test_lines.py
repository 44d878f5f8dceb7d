import numpy as np
import pytest

from normviz.drawing.pictures.lines import PrintedLine, printed_lines


def blank() -> np.ndarray:
    return np.zeros((200, 300), bool)


def with_digit(ink: np.ndarray) -> np.ndarray:
    """A 1 of 60 by 6 pixels."""
    ink[70:130, 147:153] = True
    return ink


def test_a_line_has_a_height_at_each_column() -> None:
    line = PrintedLine(10.0, 0.1, 20, 70, 0, 90, 2.0)
    assert line.at(30.0) == 13
    assert line.length == 50


@pytest.mark.parametrize("slope", [-0.1, 0.0, 0.05])
def test_ruled_paper_is_no_ink_and_the_digit_stays(slope: float) -> None:
    ink = with_digit(blank())
    digit = ink.copy()
    columns = np.arange(300)
    for row in (40, 90, 140):
        ink[np.rint(row + slope * (columns - 150)).astype(int), columns] = True
    gone = printed_lines(ink)
    assert (ink & ~digit & ~gone).sum() < 0.05 * (ink & ~digit).sum()
    assert not (gone & digit).any()


def test_squared_paper_goes_in_both_directions() -> None:
    ink = blank()
    ink[20::40] = True
    ink[:, 20::40] = True
    assert (ink & ~printed_lines(ink)).sum() < 0.02 * ink.sum()


def test_the_sides_of_a_box_are_printed() -> None:
    ink = blank()
    ink[40:42, 60:240] = ink[158:160, 60:240] = True
    ink[40:160, 60:62] = ink[40:160, 238:240] = True
    box = ink.copy()
    with_digit(ink)
    gone = printed_lines(ink)
    assert (box & ~gone).sum() < 0.05 * box.sum()
    assert not gone[70:130, 147:153].any()


def test_the_bar_of_a_digit_is_no_printed_line() -> None:
    ink = blank()
    ink[60:63, 110:180] = True  # a thin 7
    rows = np.arange(60, 150)
    ink[rows, 178 - (rows - 60) // 3] = True
    assert not printed_lines(ink).any()


def test_thick_strokes_and_nothing_have_no_lines() -> None:
    ink = blank()
    assert not printed_lines(ink).any()
    ink[90:110] = True
    assert not printed_lines(ink).any()


def test_lines_go_on_beyond_a_wide_digit() -> None:
    ink = blank()
    ink[20::30, :90] = ink[20::30, 170:] = True  # a digit of 80 columns stands in between
    lines = ink.copy()
    ink[60:140, 95:103] = ink[60:140, 157:165] = True
    gone = printed_lines(ink)
    assert (lines & ~gone).sum() < 0.05 * lines.sum()
    assert not (gone & ~lines).any()


def test_pale_squares_that_are_seen_in_a_corner_are_printed() -> None:
    ink = blank()
    for at, length in ((20, 190), (55, 140), (90, 100)):
        ink[at, :length] = True
        ink[: length - 30, at] = True
    assert (ink & ~printed_lines(ink)).sum() < 0.1 * ink.sum()


def test_a_4_is_no_squared_paper() -> None:
    ink = blank()
    ink[90:92, 100:180] = True
    ink[40:150, 150:152] = True
    assert not printed_lines(ink).any()
