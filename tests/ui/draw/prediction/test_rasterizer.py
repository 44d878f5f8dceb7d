from collections.abc import Callable

import numpy as np

from normviz import drawing
from normviz.presentation.draw.page import SIDE, Page, PagePicture, Stroke
from normviz.ui.draw.prediction.rasterizer import rasterize
from normviz.ui.draw.view import DrawView

Draw = Callable[..., None]
SEVEN = [(100.0, 100.0), (280.0, 110.0), (200.0, 320.0)]


def stroke(points: list[tuple[float, float]], width: float = 24) -> Stroke:
    return Stroke(np.array(points), width, np.ones(len(points)))


def test_an_empty_page_is_seen_as_nothing() -> None:
    assert not rasterize(Page()).any()


def test_strokes_are_seen_as_from_strokes_makes_them() -> None:
    page = Page((stroke(SEVEN), stroke([(150, 220), (260, 220)])))
    paths = [each.points for each in page.strokes]
    assert (rasterize(page) == drawing.from_strokes(paths, 24)).all()


def test_pens_of_different_widths_are_told_as_pressure() -> None:
    page = Page((stroke(SEVEN, 20), stroke([(150, 220), (260, 220)], 30)))
    paths = [each.points for each in page.strokes]
    ratio = [np.full(3, 20 / 25), np.full(2, 30 / 25)]
    assert (rasterize(page) == drawing.from_strokes(paths, 25, ratio)).all()


def test_a_picture_is_seen_as_it_was_read_until_something_is_drawn_on_it() -> None:
    ink = np.zeros((SIDE, SIDE), np.uint8)
    ink[50:350, 180:220] = 255
    seen = np.full((28, 28), 0.5, np.float32)
    page = Page((), PagePicture(ink, seen))
    assert rasterize(page) is seen
    both = rasterize(page.with_strokes((stroke([(100, 350), (300, 350)], 40),)))
    drawn = ink.copy()
    drawn[330:370, 80:320] = 255
    assert np.abs(both - drawing.from_ink(drawn)).mean() < 0.02


def test_the_preview_follows_the_mouse_and_equals_from_strokes(
    view: DrawView, draw: Draw, settle: Callable[[], None]
) -> None:
    draw(*SEVEN)
    draw((150, 220), (260, 220))
    settle()
    paths = [each.points for each in view.model.page.strokes]
    assert len(paths) == 2
    wanted = drawing.from_strokes(paths, view.model.width)
    assert (view.answers_pane.network.image == wanted).all()
    view.clear()
    settle()
    assert not view.answers_pane.network.image.any()
