"""A frozen batch norm while the rest is fine-tuned."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, below, equal, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import keras_page


def check(laboratory: Laboratory) -> Iterator[Result]:
    """A layer with trainable=False, called as in training, on shifted data."""
    x = noise(32, 4)
    new = 2 * noise(32, 4, seed=1) + 3
    frozen = laboratory.layer(layer("BatchNormalization", trainable=False))
    thawed = laboratory.layer(layer("BatchNormalization"))
    for bn in (frozen, thawed):
        bn(x)
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
        Step(cube("batch", shape=(8, 4, 3, 3), training=False), control="training"),
        Step(cube("batch", shape=(8, 4, 3, 3), color="y", source="offset", training=False)),
    ),
    sources=(keras_page("BatchNormalization", "About setting layer.trainable = False"),),
    related=("moving-statistics", "fit-evaluate"),
)
