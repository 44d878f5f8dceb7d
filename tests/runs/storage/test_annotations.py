import pytest

from normviz.errors import UserError
from normviz.runs.storage.annotations import (
    LONGEST_NOTE,
    LONGEST_TAG,
    MOST_TAGS,
    checked_note,
    checked_tags,
    read_tags,
    tags_of_text,
)


def test_tags_are_kept_once_and_in_order() -> None:
    assert checked_tags([" paper", "slow", "paper"]) == ("paper", "slow")
    assert tags_of_text("paper, slow,, größer ") == ("paper", "slow", "größer")
    assert tags_of_text(" ") == ()


@pytest.mark.parametrize("tag", ["", " ", "a,b", "a\nb", "x" * (LONGEST_TAG + 1), "\udc80"])
def test_what_cannot_be_a_tag_is_refused(tag: str) -> None:
    with pytest.raises(UserError, match="tag: expected"):
        checked_tags([tag])


def test_too_many_tags_are_refused() -> None:
    assert len(checked_tags(map(str, range(MOST_TAGS)))) == MOST_TAGS
    with pytest.raises(UserError, match=f"at most {MOST_TAGS} tags"):
        checked_tags(map(str, range(MOST_TAGS + 1)))


def test_a_note_may_have_lines() -> None:
    assert checked_note(" two\nlines \n") == "two\nlines"
    for note in ("x" * (LONGEST_NOTE + 1), "\udc80"):
        with pytest.raises(UserError, match="note: expected a text"):
            checked_note(note)


@pytest.mark.parametrize("value", ["a", ["a,b"], [5], {"a": 1}, None, ["a"] * (MOST_TAGS + 1)])
def test_foreign_tags_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match="expected a list of tags"):
        read_tags(value)
