from dataclasses import replace

import pytest

from normviz.lessons.catalog import LESSONS


def test_a_lesson_needs_a_chapter_and_steps() -> None:
    lesson = LESSONS["set-sizes"]
    with pytest.raises(ValueError, match="chapter"):
        replace(lesson, chapter="nowhere")
    with pytest.raises(ValueError, match="steps and sources"):
        replace(lesson, steps=())
