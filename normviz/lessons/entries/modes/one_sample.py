"""Batch norm of one sample, in training and in inference."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below
from normviz.lessons.scenes import cube
from normviz.lessons.sources import GROUP_NORM, keras_page, paper


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Batch norm with N = 1 against instance norm, in both modes."""
    x = noise(1, 3, 3, 6, mean=2.0, deviation=3.0)
    batch = laboratory.layer(layer("BatchNormalization"))
    instance = laboratory.layer(layer("GroupNormalization", groups=-1))(x)
    yield above("inference", 1.0, furthest(batch(x), instance))
    yield below("training", 1e-6, furthest(batch(x, training=True), instance))


LESSON: Final = Lesson(
    name="one-sample",
    order=5,
    chapter="modes",
    check=check,
    steps=(
        Step(cube("batch", "instance", shape=(1, 6, 3, 3), color="y", training=True)),
        Step(
            cube("batch", "instance", shape=(1, 6, 3, 3), color="y", training=False),
            control="training",
        ),
    ),
    sources=(
        paper(GROUP_NORM, "Section 3.1"),
        keras_page("BatchNormalization", "Argument training of call"),
    ),
    related=("batch-one", "moving-statistics"),
)
