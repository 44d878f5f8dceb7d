import re
from html import unescape

import pytest

from normviz.assets import resource
from normviz.lessons.catalog import LESSONS
from normviz.lessons.results import shown
from normviz.lessons.texts import (
    filled,
    in_words,
    lesson_text,
    parse,
    placeholders,
    plain_text,
    terms,
)

TEXT = """\
# Title
Claim: People say it.
Truth: It is {share}.

## First
Look at the [[batch]].

## Checks
- share: The share of it
"""


def test_a_file_has_title_claim_truth_steps_and_checks() -> None:
    text = parse(TEXT, "it")

    assert (text.title, text.claim, text.truth) == ("Title", "People say it.", "It is {share}.")
    assert [(step.title, step.body) for step in text.steps] == [("First", "Look at the [[batch]].")]
    assert text.checks == {"share": "The share of it"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Claim: ", "", "'Claim: '"),
        ("## Checks", "## Others", "Checks"),
        ("- share: The", "share The", "- name: sentence"),
        ("## First\n", "", "a section per step"),
    ],
)
def test_another_form_is_refused(old: str, new: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse(TEXT.replace(old, new), "it")


def test_numbers_stand_in_the_text_once_they_are_computed() -> None:
    assert filled("It is {share}.", None) == "It is …."
    assert filled("It is {share}.", {"share": shown("share", 0.25)}) == "It is 0.25."
    assert placeholders("{one} and {two}") == {"one", "two"}


def test_words_of_the_glossary_are_marked() -> None:
    assert terms("the [[batch]] and [[one-hot]]") == {"batch", "one-hot"}
    assert plain_text("the [[batch]]") == "the batch"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1234567, "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567"),
        (1024, "1024"),
        (-3, "\N{MINUS SIGN}3"),
        (0.8179, "0.818"),
        (0.0, "0"),
        (5.2e-13, "5.2×10⁻¹³"),
        (-0.25, "\N{MINUS SIGN}0.25"),
        ("none", "none"),
    ],
)
def test_values_have_three_digits_and_a_minus_sign(value: float, words: str) -> None:
    assert in_words(value) == words


def test_a_language_without_the_lesson_shows_english() -> None:
    assert lesson_text("set-sizes", "xx") == lesson_text("set-sizes")


@pytest.mark.parametrize("name", LESSONS)
def test_a_term_that_begins_a_sentence_has_a_capital(name: str) -> None:
    text = lesson_text(name)
    for body in (text.truth, *(step.body for step in text.steps)):
        assert not re.search(r"(?:^|[.?!]\s)\[\[[a-z]", body), body


def words_of_the_window() -> set[str]:
    """What is written in the window, in English, without marks of keys."""
    text = resource("translations", "normviz.ts").read_text(encoding="utf-8")
    sources = re.findall(r"<source>(.*?)</source>", text, re.DOTALL)
    return {unescape(each).replace("&", "").rstrip("…") for each in sources}


def test_what_lessons_tell_to_use_is_called_so_in_the_window() -> None:
    known = words_of_the_window()
    unknown = []
    for name in LESSONS:
        for step in lesson_text(name).steps:
            named = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", step.body)
            unknown += [(name, each) for each in named if not each[0].islower() or "," in each]
    assert [each for each in unknown if each[1] not in known] == []


@pytest.mark.parametrize("name", LESSONS)
def test_claim_and_truth_can_be_read_before_anything_is_computed(name: str) -> None:
    text = lesson_text(name)
    assert placeholders(text.claim + text.truth) == set()
