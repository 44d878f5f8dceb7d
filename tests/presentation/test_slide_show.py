import pytest

from normviz.presentation.slide_show import SlideShow, first_of
from normviz.scenes.scene import Scene
from normviz.scenes.slides import LONGEST_NOTES, LONGEST_TITLE, Deck, Slide


def show(titles: str, current: int) -> SlideShow:
    return SlideShow(Deck(tuple(Slide(each, Scene("cube")) for each in titles)), current)


def test_a_new_slide_follows_the_current_one() -> None:
    new = Slide("x", Scene("draw"))
    assert SlideShow().added(new) == SlideShow(Deck((new,)), 0)
    assert "".join(each.title for each in show("abc", 1).added(new).deck.slides) == "abxc"
    assert show("abc", 1).added(new).slide == new


@pytest.mark.parametrize(
    ("current", "left"), [(0, show("bc", 0)), (1, show("ac", 1)), (2, show("ab", 1))]
)
def test_the_next_slide_takes_the_place_of_a_removed_one(current: int, left: SlideShow) -> None:
    assert show("abc", current).removed() == left


def test_none_is_left_of_one() -> None:
    assert show("a", 0).removed() == SlideShow()
    assert SlideShow().removed() == SlideShow()
    assert SlideShow().slide is None


def test_a_slide_is_moved_and_stays_the_current_one() -> None:
    assert show("abc", 0).moved(0, 2) == show("bca", 2)
    assert show("abc", 0).moved(2, 0) == show("cab", 0)
    assert show("abc", 0).moved(1, 9) == show("acb", 2)


def test_going_on_ends_at_the_last_slide() -> None:
    assert show("ab", 0).at(1) == show("ab", 1)
    assert show("ab", 1).at(2) == show("ab", 1)
    assert show("ab", 0).at(-1) == show("ab", 0)
    assert SlideShow().at(1) == SlideShow()


def test_titles_and_notes_are_cut_to_what_is_kept() -> None:
    assert show("ab", 0).renamed(1, " a \n b ").deck.slides[1].title == "a b"
    assert len(show("a", 0).renamed(0, "x" * 999).deck.slides[0].title) == LONGEST_TITLE
    noted = show("a", 0).with_notes(0, "y" * (LONGEST_NOTES + 1))
    assert len(noted.deck.slides[0].notes) == LONGEST_NOTES


def test_the_current_slide_is_replaced() -> None:
    new = Slide("x", Scene("draw"))
    assert show("abc", 1).replaced(new).deck.slides[1] == new
    assert SlideShow().replaced(new) == SlideShow()


def test_slides_start_with_the_first() -> None:
    assert first_of(show("ab", 1).deck) == show("ab", 0)
    assert first_of(Deck()) == SlideShow()


@pytest.mark.parametrize(("titles", "current"), [("", 0), ("a", -1), ("a", 1)])
def test_a_place_beyond_the_slides_is_refused(titles: str, current: int) -> None:
    with pytest.raises(ValueError, match="expected a slide"):
        show(titles, current)
