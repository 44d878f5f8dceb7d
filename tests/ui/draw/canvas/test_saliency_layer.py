import numpy as np
import pytest

from normviz.presentation.draw.page import SIDE, Page, Stroke
from normviz.ui.draw.canvas.saliency_layer import layer_image, place_on_page
from normviz.ui.draw.prediction.rasterizer import rasterize
from normviz.ui.style.palette import DARK


def stroke(*points: tuple[float, float], width: float = 24) -> Page:
    return Page((Stroke(np.array(points, float), width, np.ones(len(points))),))


@pytest.mark.parametrize(
    ("start", "end"), [((100, 50), (120, 350)), ((40, 60), (90, 110)), ((300, 200), (380, 210))]
)
def test_the_map_lies_where_the_drawing_is(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    page = stroke(start, end)
    image = rasterize(page)
    place = place_on_page(image, page)
    assert place is not None
    rows, columns = np.nonzero(image > 0.5)
    pixel = place.width() / 28
    x, y = place.x() + (columns + 0.5) * pixel, place.y() + (rows + 0.5) * pixel
    middle = (np.array(start) + np.array(end)) / 2
    assert np.hypot(x.mean() - middle[0], y.mean() - middle[1]) < pixel
    extent = max(abs(np.subtract(end, start))) + 24
    assert max(np.ptp(x), np.ptp(y)) == pytest.approx(extent, rel=0.15)


def test_without_ink_there_is_no_place() -> None:
    empty = np.zeros((28, 28), np.float32)
    assert place_on_page(empty, stroke((10, 10), (SIDE, SIDE))) is None
    assert place_on_page(empty + 1, Page()) is None


def test_what_did_not_matter_is_clear_and_signs_have_their_colours() -> None:
    saliency = np.zeros((28, 28), np.float32)
    saliency[0, 1], saliency[0, 2] = 1, -1
    picture = layer_image(saliency, DARK)
    clear, speaks_for, against = (picture.pixelColor(x, 0) for x in range(3))
    assert clear.alpha() == 0
    assert speaks_for.alpha() == against.alpha() > 200
    assert speaks_for.rgb() != against.rgb()
