"""A high accuracy in fit, a low one in evaluate, on the same data."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import SOFTMAX, layer, optimizer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, train
from normviz.lessons.sources import PRECISE_BN, keras_page, paper

_COUNT: Final = 400
_BATCH: Final = 40
_STEPS: Final = 2 * _COUNT // _BATCH


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Accuracy on the training digits, with batch and with moving statistics."""
    digits = laboratory.digits(_COUNT, 50)
    layers = [layer("Flatten")]
    for _ in range(3):
        layers += [layer("Dense", 64), layer("BatchNormalization"), layer("Activation", "relu")]
    network = laboratory.network([*layers, SOFTMAX], optimizer("Adam", 0.01), seed=1)
    network.fit(digits.x, digits.y, epochs=2, batch_size=_BATCH)
    yield shown("steps", _STEPS)
    yield shown("start", 0.99**_STEPS)
    early = network.evaluate(digits.x, digits.y)[1]
    in_training = network.evaluate(digits.x, digits.y, training=True)[1]
    yield above("in_training", 0.9, in_training)
    yield above("gap", 0.1, in_training - early)
    yield shown("early", early)
    network.fit(digits.x, digits.y, epochs=30, batch_size=_BATCH)
    yield shown("later_steps", _STEPS + 30 * _COUNT // _BATCH)
    later = network.evaluate(digits.x, digits.y)[1]
    yield below("later_gap", 0.05, network.evaluate(digits.x, digits.y, training=True)[1] - later)


LESSON: Final = Lesson(
    name="fit-evaluate",
    order=3,
    chapter="modes",
    check=check,
    steps=(
        Step(
            cube("batch", source="offset", color="y", training=False, steps=_STEPS),
            control="training",
        ),
        Step(train("batch-norm", "batch"), control="start"),
        Step(train("batch-norm", "batch"), control="momentum"),
        Step(train("batch-norm", "group"), control="start"),
    ),
    sources=(
        keras_page("BatchNormalization", "Argument momentum"),
        paper(PRECISE_BN, "Section 3"),
    ),
    related=("moving-lag", "moving-statistics", "last-batch"),
    concerns=("evaluate-moves", "evaluate-gap"),
)
