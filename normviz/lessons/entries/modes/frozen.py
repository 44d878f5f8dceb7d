"""A frozen batch norm while the rest is fine-tuned."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, below, equal, shown
from normviz.lessons.scenes import cube, statistics_of, tensor_of
from normviz.lessons.sources import keras_page

_SHAPE: Final = (8, 4, 3, 3)
_STEPS: Final = 3000
_OLD: Final = cube("batch", shape=_SHAPE, training=False, steps=_STEPS)
_NEW: Final = cube(
    "batch",
    shape=_SHAPE,
    color="y",
    source="offset",
    training=False,
    moving=statistics_of(tensor_of(_OLD)),
)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """A layer with trainable=False, called as in training, on new data."""
    old, new = tensor_of(_OLD), tensor_of(_NEW)
    thawed = laboratory.layer(layer("BatchNormalization"))
    thawed.train(old, _STEPS)
    frozen = laboratory.layer(layer("BatchNormalization", trainable=False))
    frozen(old)
    frozen.assign(**thawed.weights)
    before = frozen.weights
    y = frozen(new, training=True)
    moved = sum(furthest(frozen.weights[name], before[name]) for name in before)
    yield equal("moved", 0.0, moved)
    yield below("as_inference", 1e-12, furthest(y, frozen(new, training=False)))
    yield shown("apart", furthest(thawed(new, training=True), y))
    yield equal("trained", 0, len(frozen.weight_gradients(new, new)))


LESSON: Final = Lesson(
    name="frozen",
    order=4,
    chapter="modes",
    check=check,
    steps=(
        Step(_OLD, control="training"),
        Step(_NEW, control="training"),
    ),
    sources=(keras_page("BatchNormalization", "About setting layer.trainable = False"),),
    related=("moving-statistics", "fit-evaluate"),
)
