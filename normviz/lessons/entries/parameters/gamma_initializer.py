"""Comparing norms whose γ start differently."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import train
from normviz.lessons.sources import keras_page, tutorial
from normviz.norms.layer import LayerCall

_LIMIT: Final = 0.05


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The size of the output under both starts of γ."""
    x = noise(16, 8, 8, 10)
    uniform = layer("GroupNormalization", groups=-1, gamma_initializer=_uniform())
    ones = layer("GroupNormalization", groups=-1)
    yield shown("limit", _LIMIT)
    yield above("ones", 0.9, float(laboratory.layer(ones)(x).std()))
    yield below("uniform", 0.05, float(laboratory.layer(uniform)(x).std()))


def _uniform() -> LayerCall:
    return LayerCall("keras.initializers.RandomUniform", (-_LIMIT, _LIMIT, 0))


LESSON: Final = Lesson(
    name="gamma-initializer",
    order=3,
    chapter="parameters",
    check=check,
    steps=(
        Step(train("tutorial-norms", "instance", "faithful"), control="gamma_initializer"),
        Step(train("tutorial-norms", "group", "faithful"), control="gamma_initializer"),
    ),
    sources=(
        tutorial("Instance Normalization Tutorial, cell 7"),
        keras_page("GroupNormalization", "Argument gamma_initializer"),
    ),
    related=("gamma-beta-start", "test-set"),
)
