import math

import pytest

from normviz.figure.export.themed_html import ThemeColors
from normviz.lessons.catalog import LESSONS
from normviz.lessons.page.page_words import LessonPageWords
from normviz.lessons.page.step_figures import step_figure

MOST_BYTES = 300_000
FIRST_CELLS = 864
"""Of the first figure; larger ones may take more, in proportion."""
LESSONS_WITH_FIGURES = [
    name
    for name, lesson in LESSONS.items()
    if any(step.scene.cube is not None for step in lesson.steps)
]


@pytest.mark.parametrize("lesson", LESSONS_WITH_FIGURES)
def test_the_last_figure_of_a_lesson_fits_a_page(lesson: str) -> None:
    *_, (step, scene) = [
        (step, step.scene.cube) for step in LESSONS[lesson].steps if step.scene.cube is not None
    ]
    html = step_figure(step, 2, ThemeColors(), LessonPageWords())
    assert f'id="step2-{scene.figure.norms[0]}-' in html
    cells = math.prod(scene.figure.shape) * len(scene.figure.norms)
    assert len(html.encode()) < MOST_BYTES * max(1.0, cells / FIRST_CELLS)


def test_elsewhere_says_which_view_shows_the_step() -> None:
    words = LessonPageWords()
    (draw,) = [step for step in LESSONS["softmax"].steps if step.scene.draw is not None]
    assert words.in_draw in step_figure(draw, 1, ThemeColors(), words)
    html = step_figure(LESSONS["test-set"].steps[0], 1, ThemeColors(), words)
    assert "Group Norm" in html
