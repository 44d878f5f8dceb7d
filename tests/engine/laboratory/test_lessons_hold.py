"""What every lesson says, computed on the real Keras layers."""

import pytest

from normviz.engine.laboratory import KerasLaboratory
from normviz.lessons.catalog import in_order
from normviz.lessons.lesson import Lesson
from normviz.lessons.texts import lesson_text, placeholders


@pytest.mark.parametrize("lesson", in_order(), ids=lambda lesson: lesson.name)
def test_a_lesson_holds_and_computes_all_that_it_shows(lesson: Lesson) -> None:
    results = {each.name: each for each in lesson.check(KerasLaboratory())}

    assert [each for each in results.values() if not each.holds] == []
    text = lesson_text(lesson.name)
    assert set(text.checks) == {each.name for each in results.values() if each.expected is not None}
    words = " ".join([text.title, text.claim, text.truth, *(step.body for step in text.steps)])
    assert placeholders(words) <= set(results)
    assert len(results) > 0
