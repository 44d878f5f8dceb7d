import pytest

from normviz.scenes.scene import Scene
from normviz.scenes.slides import LONGEST_TITLE, MOST_SLIDES, Deck, Slide, deck_of

SLIDE = Slide("One", Scene("cube"))


def test_a_single_scene_is_the_only_slide() -> None:
    assert deck_of(SLIDE.scene, "One") == Deck((SLIDE,))
    assert deck_of(Deck((SLIDE, SLIDE)), "Other") == Deck((SLIDE, SLIDE))


@pytest.mark.parametrize("title", ["a\nb", "a\u2028b", "x" * (LONGEST_TITLE + 1)])
def test_a_title_is_one_line_that_a_list_can_show(title: str) -> None:
    with pytest.raises(ValueError, match="title: expected"):
        Slide(title, Scene("cube"))


def test_slides_have_an_end() -> None:
    with pytest.raises(ValueError, match=f"at most {MOST_SLIDES} slides"):
        Deck((SLIDE,) * (MOST_SLIDES + 1))
