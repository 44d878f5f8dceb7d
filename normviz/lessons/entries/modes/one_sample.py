"""Batch norm of one sample, in training and in inference."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import GROUP_NORM, keras_page, paper

_STEPS: Final = 20
_INFERENCE: Final = cube(
    "batch", "instance", shape=(1, 6, 3, 3), color="y", training=False, steps=_STEPS
)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Batch norm with N = 1 against instance norm, in both modes."""
    x = tensor_of(_INFERENCE)
    batch = laboratory.layer(layer("BatchNormalization"))
    batch.train(x, _STEPS)
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
        Step(_INFERENCE, control="training"),
    ),
    sources=(
        paper(GROUP_NORM, "Section 3.1"),
        keras_page("BatchNormalization", "Argument training of call"),
    ),
    related=("batch-one", "moving-statistics"),
)
