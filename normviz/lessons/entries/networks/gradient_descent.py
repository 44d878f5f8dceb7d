"""Gradient descent, mini-batches and momentum."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import SOFTMAX, layer, optimizer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import train
from normviz.lessons.sources import codelab

_COUNT: Final = 400


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The loss after equal passes with the whole set, mini-batches, and momentum."""
    yield shown("count", _COUNT)
    found = {
        "whole": _loss(laboratory, _COUNT, 0.0),
        "mini": _loss(laboratory, 20, 0.0),
        "momentum": _loss(laboratory, 20, 0.9),
    }
    yield shown("whole", found["whole"])
    yield shown("mini", found["mini"])
    yield above("gain", 2.0, found["whole"] / found["mini"])
    yield below("momentum", found["mini"], found["momentum"])


def _loss(laboratory: Laboratory, batch_size: int, momentum: float) -> float:
    digits = laboratory.digits(_COUNT, 1)
    network = laboratory.network(
        (layer("Flatten"), SOFTMAX), optimizer("SGD", 0.05, momentum=momentum)
    )
    return network.fit(digits.x, digits.y, epochs=3, batch_size=batch_size)[-1]


LESSON: Final = Lesson(
    name="gradient-descent",
    order=3,
    chapter="networks",
    check=check,
    steps=(
        Step(train("one-layer", "none"), control="batch_size"),
        Step(train("relu", "none"), control="optimizer"),
    ),
    sources=(codelab("[THEORY] Gradient descent"),),
    related=("learning-rate", "softmax"),
)
