"""Batch norm on the input."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import SOFTMAX, layer, optimizer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Source, Step
from normviz.lessons.results import Result, above, shown
from normviz.lessons.scenes import train

_SHIFT: Final = 5.0


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Accuracy on badly scaled pixels with and without batch norm on the input."""
    yield shown("shift", _SHIFT)
    found = {norm: _accuracy(laboratory, norm=norm) for norm in (False, True)}
    yield shown("without", found[False])
    yield above("with_norm", 0.8, found[True])
    yield above("gain", 0.1, found[True] - found[False])


def _accuracy(laboratory: Laboratory, *, norm: bool) -> float:
    digits = laboratory.digits(400, 200)
    first = [layer("BatchNormalization")] if norm else []
    network = laboratory.network(
        [*first, layer("Flatten"), layer("Dense", 32, activation="relu"), SOFTMAX],
        optimizer("SGD", 0.05),
    )
    network.fit(10 * digits.x + _SHIFT, digits.y, epochs=10, batch_size=20)
    return network.evaluate(10 * digits.x_validation + _SHIFT, digits.y_validation)[1]


LESSON: Final = Lesson(
    name="input-layer",
    order=13,
    chapter="networks",
    check=check,
    steps=(Step(train("batch-norm", "batch"), control="start"),),
    sources=(
        Source(
            "Stack Overflow: Where do I call the BatchNormalization function in Keras?",
            "Answers",
            "https://stackoverflow.com/questions/34716454/",
        ),
    ),
    related=("offsets", "covariate-shift"),
)
