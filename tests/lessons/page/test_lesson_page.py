import re
from dataclasses import replace

import pytest

from normviz.figure.marks import Wording
from normviz.lessons.catalog import LESSONS
from normviz.lessons.page.lesson_page import lesson_page
from normviz.lessons.page.page_words import LessonPageWords
from normviz.lessons.results import Result
from normviz.lessons.texts import lesson_text, placeholders

MOST_BYTES = 300_000
"""Of one figure and the words."""


def results_of(name: str) -> dict[str, Result]:
    """0.25 for everything that the lesson wants."""
    text = lesson_text(name)
    bodies = " ".join((text.claim, text.truth, *(each.body for each in text.steps)))
    wanted = {*text.checks, *placeholders(bodies)}
    return {each: Result(each, 0.25, 0.25) for each in wanted}


@pytest.mark.parametrize("name", ["set-sizes", "batch-one", "moving-lag", "softmax"])
def test_a_page_is_whole_small_and_needs_no_network(name: str) -> None:
    page = lesson_page(LESSONS[name], results_of(name))

    assert len(page.encode()) <= MOST_BYTES
    assert not any(mark in page for mark in ("{{", "[[", "…<", "}}"))
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:link|img|script)[^>]*(?:src|href)=", page)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    described = set(re.findall(r'aria-describedby="([^"]+)"', page))
    assert described <= set(ids)
    assert page.count("function liven") == 1


def test_each_step_with_a_cube_has_a_figure_and_others_say_where_they_are() -> None:
    page = lesson_page(LESSONS["batch-one"], results_of("batch-one"))
    steps = LESSONS["batch-one"].steps
    cubes = [number for number, step in enumerate(steps, 1) if step.scene.cube is not None]
    assert re.findall(r'<figure class="interactive" id="step(\d)-figure">', page) == [
        str(number) for number in cubes
    ]
    assert page.count("In normviz this step opens the Train view: ") == len(steps) - len(cubes) > 0


def test_numbers_are_those_of_the_check() -> None:
    found = results_of("set-sizes")
    found["batch_set"] = Result("batch_set", 35, 36, holds=False)
    page = lesson_page(LESSONS["set-sizes"], found)
    assert "The set holds 35 elements" in page
    assert "expected 36, received 35" in page
    assert page.count("✗") == 1


def test_words_of_the_glossary_have_their_meaning() -> None:
    page = lesson_page(LESSONS["set-sizes"], results_of("set-sizes"))
    number = re.search(r'aria-describedby="(term\d+)">variance<', page)
    assert number is not None
    assert f'<dd id="{number[1]}">The mean of the squared distances from the mean.</dd>' in page


def test_words_can_be_translated() -> None:
    words = LessonPageWords(claim="Man sagt", wording=Wording(title=str.upper))
    words = replace(words, figure=replace(words.figure, language="de"))
    page = lesson_page(LESSONS["batch-one"], results_of("batch-one"), words)
    assert '<html lang="de">' in page
    assert "<h2>Man sagt</h2>" in page
    assert "BATCH SIZE" in page


def test_a_missing_number_is_told() -> None:
    with pytest.raises(ValueError, match="expected the result 'batch_set' of set-sizes"):
        lesson_page(LESSONS["set-sizes"], {})
