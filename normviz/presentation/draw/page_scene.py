"""Converts the page of the Draw view to plain values of a scene and back."""

import numpy as np

from normviz.presentation.draw.page import Page, PagePicture, Stroke
from normviz.scenes.drawn_page import DrawnPage, DrawnPicture, DrawnStroke


def drawn_page(page: Page) -> DrawnPage:
    """A page as plain values.

    Raises:
        ValueError: There is more on it than a scene can hold.
    """
    strokes, picture = tuple(map(_drawn_stroke, page.strokes)), page.picture
    if picture is None:
        return DrawnPage(strokes)
    return DrawnPage(strokes, DrawnPicture.of(picture.ink, picture.seen, picture.count))


def page_of(drawn: DrawnPage) -> Page:
    """The page of plain values."""
    picture = drawn.picture
    strokes = tuple(
        Stroke(
            np.array(stroke.points, np.float64),
            stroke.width,
            np.array(stroke.pressure or (1.0,) * len(stroke.points), np.float64),
        )
        for stroke in drawn.strokes
    )
    if picture is None:
        return Page(strokes)
    return Page(strokes, PagePicture(*picture.arrays(), picture.count))


def _drawn_stroke(stroke: Stroke) -> DrawnStroke:
    points = tuple((x, y) for x, y in stroke.points.tolist())
    pressed = bool((stroke.pressure != 1).any())
    return DrawnStroke(
        points, float(stroke.width), tuple(stroke.pressure.tolist()) if pressed else ()
    )
