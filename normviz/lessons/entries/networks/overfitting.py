"""Overfitting, and dropout that does not help or does."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import SOFTMAX, layer, optimizer
from normviz.lessons.laboratory import LabNetwork, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import train
from normviz.lessons.sources import codelab

_COUNT: Final = 150
_SEEDS: Final = (0, 1, 2)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Training and validation loss of a dense network, and accuracy with and without dropout."""
    digits = laboratory.digits(_COUNT, 300)
    yield shown("count", _COUNT)
    yield shown("seeds", len(_SEEDS))
    runs = {rate: [_trained(laboratory, rate, seed) for seed in _SEEDS] for rate in (0.0, 0.25)}
    (first, *_) = runs[0.0]
    in_training = first.evaluate(digits.x, digits.y)
    validated = first.evaluate(digits.x_validation, digits.y_validation)
    yield below("training_loss", 0.01, in_training[0])
    yield above("validation_loss", 20 * in_training[0], validated[0])
    means = []
    for rate, name in ((0.0, "without"), (0.25, "with_dropout")):
        found = [each.evaluate(digits.x_validation, digits.y_validation)[1] for each in runs[rate]]
        means.append(sum(found) / len(found))
        yield shown(name, means[-1])
    yield below("apart", 0.05, abs(means[1] - means[0]))


def _trained(laboratory: Laboratory, rate: float, seed: int) -> LabNetwork:
    digits = laboratory.digits(_COUNT, 300)
    layers = [layer("Flatten")]
    for units in (64, 32):
        layers += [layer("Dense", units, activation="relu"), layer("Dropout", rate)]
    network = laboratory.network([*layers, SOFTMAX], optimizer("Adam", 0.003), seed=seed)
    network.fit(digits.x, digits.y, epochs=30, batch_size=15)
    return network


LESSON: Final = Lesson(
    name="overfitting",
    order=6,
    chapter="networks",
    check=check,
    steps=(
        Step(train("relu-decay", "none"), control="start"),
        Step(train("dropout", "none"), control="dropout"),
        Step(train("convolutional-dropout", "none"), control="start"),
    ),
    sources=(
        codelab("[LAB] Dropout, overfitting"),
        codelab("[LAB] A convolutional network"),
    ),
    related=("convolution", "dropout-before", "pooling"),
    concerns=("overfitting",),
)
