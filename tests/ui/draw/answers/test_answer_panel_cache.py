from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont

from normviz.ui.draw.answers.answer_panel_cache import DIGITS, AnswerPanelCache, enlarged, make_look
from normviz.ui.style.palette import LIGHT

SIZE = QSize(200, 150)


def look(
    title: str = "Batch Norm", ratio: float = 1.0, *, mirrored: bool = False
) -> AnswerPanelCache:
    return make_look(title, SIZE, ratio, LIGHT, mirrored)


def test_bars_stand_beside_each_other_over_their_digits(qapp: object) -> None:
    made = look()
    bars = [made.bar(digit, 1.0) for digit in range(DIGITS)]
    for left, right in pairwise(bars):
        assert left.right() < right.left()
    for bar, label in zip(bars, made.labels, strict=True):
        assert label.left() < bar.center().x() < label.right()
        assert label.top() >= bar.bottom()
    assert made.labels[-1].bottom() <= SIZE.height()


def test_title_and_digit_read_do_not_overlap(qapp: object) -> None:
    usual, mirrored = look(), look(mirrored=True)
    assert usual.sure.right() < usual.winner.x()
    assert mirrored.winner.x() < mirrored.sure.left()


def test_the_ground_is_painted_in_the_pixels_of_the_screen(qapp: object) -> None:
    made = look(ratio=2.0)
    assert (made.ground.width(), made.ground.height()) == (400, 300)
    assert made.ground.devicePixelRatio() == 2


def test_a_long_title_is_cut_in_its_middle(qapp: object) -> None:
    first, second = (look("run " * 40 + end).ground.toImage() for end in ("one", "two"))
    assert first != second
    assert look("run " * 40 + "one").ground.toImage() == first


@pytest.mark.parametrize("in_points", [True, False])
def test_a_font_is_enlarged_in_its_own_unit(qapp: object, in_points: bool) -> None:
    font = QFont()
    if in_points:
        font.setPointSizeF(10)
        assert enlarged(font, 1.7).pointSizeF() == 17
    else:
        font.setPixelSize(10)
        assert enlarged(font, 1.7).pixelSize() == 17
