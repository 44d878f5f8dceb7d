from hypothesis import given, settings

from normviz.presentation.draw.page_scene import drawn_page, page_of
from normviz.scenes.drawn_page import DrawnPage
from tests.scenes.scene_strategies import PAGES


@given(PAGES)
@settings(max_examples=30, deadline=None)
def test_a_page_comes_back_from_plain_values(drawn: DrawnPage) -> None:
    again = drawn_page(page_of(drawn))
    assert again.picture == drawn.picture
    for old, new in zip(drawn.strokes, again.strokes, strict=True):
        assert (old.points, old.width) == (new.points, new.width)
        ones = (1.0,) * len(old.points)
        assert (old.pressure or ones) == (new.pressure or ones)
