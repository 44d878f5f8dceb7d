"""The figures of a lesson's steps, or where the app shows what is no figure."""

from html import escape
from typing import Final

from normviz.datasets.bundled import bundled_images
from normviz.figure.export.drawn_figure import draw_figure
from normviz.figure.export.themed_html import THEMES, ThemeColors, themed_figure
from normviz.figure.inputs import TensorMaker
from normviz.figure.numbers import FigureNumbers
from normviz.figure.tensor_source import SourceServices
from normviz.lessons.lesson import Step
from normviz.lessons.page.page_words import LessonPageWords
from normviz.norms import CATALOG
from normviz.recipes import find
from normviz.runs.spec import RunSpec
from normviz.scenes.cube_scene import CubeScene

SIZE: Final = (860, 480)
"""Of a figure before it is cut to its content, pixels."""


def step_figure(step: Step, number: int, colors: ThemeColors, words: LessonPageWords) -> str:
    """The figure of a step, or a sentence that says where the app shows it.

    Args:
        step: Of the lesson.
        number: Of the step, from 1.
        colors: Of the page.
        words: Of the page.
    """
    scene = step.scene
    if scene.cube is not None:
        return _figure(scene.cube, f"step{number}-", colors, words)
    if scene.train is not None and scene.train.spec is not None:
        return _sentence(_training(scene.train.spec, words))
    return _sentence(words.in_draw)


def _figure(scene: CubeScene, prefix: str, colors: ThemeColors, words: LessonPageWords) -> str:
    maker = TensorMaker(SourceServices(images=bundled_images))
    state = maker.prepare(scene.figure)
    numbers = FigureNumbers(state, lambda: maker.tensor(state))
    light, dark = (
        draw_figure(
            numbers, scene.element, each, SIZE, scene.camera, crop=True, wording=words.wording
        )
        for each in THEMES
    )
    return themed_figure(light, dark, prefix, colors, words.figure)


def _training(spec: RunSpec, words: LessonPageWords) -> str:
    titles = find(spec.recipe).title, CATALOG[spec.options.name].title
    recipe, norm = map(words.wording.title, titles)
    return words.in_train.format(recipe=recipe, norm=norm)


def _sentence(text: str) -> str:
    return f'<p class="elsewhere">{escape(text)}</p>'
