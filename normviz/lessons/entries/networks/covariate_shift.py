"""Internal covariate shift, and what later papers say of it."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import SOFTMAX, layer, optimizer
from normviz.lessons.laboratory import Array, LabNetwork, Laboratory
from normviz.lessons.lesson import Lesson, Source, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import train
from normviz.lessons.sources import BATCH_NORM, paper


def check(laboratory: Laboratory) -> Iterator[Result]:
    """How far the mean of a hidden unit moves while a network trains, with and without BN."""
    yield shown("without", _moved(laboratory, norm=False))
    normed = _moved(laboratory, norm=True)
    yield below("with_norm", 1e-3, normed)
    yield above("ratio", 10.0, _moved(laboratory, norm=False) / max(normed, 1e-12))


def _moved(laboratory: Laboratory, *, norm: bool) -> float:
    """The largest change of a unit's mean before the activation, in deviations."""
    digits = laboratory.digits(300, 1)
    hidden = [layer("Flatten"), layer("Dense", 32)]
    hidden += [layer("BatchNormalization", center=False)] if norm else []
    network = laboratory.network(
        [*hidden, layer("Activation", "relu"), SOFTMAX], optimizer("Adam", 0.01)
    )
    before = _hidden(network, digits.x, len(hidden))
    network.fit(digits.x, digits.y, epochs=3, batch_size=20)
    after = _hidden(network, digits.x, len(hidden))
    return float((abs(after.mean(0) - before.mean(0)) / (before.std(0) + 1e-6)).max())


def _hidden(network: LabNetwork, x: Array, count: int) -> Array:
    network.predict(x[:2])
    for each in network.layers[:count]:
        x = each(x, training=True)
    return x


LESSON: Final = Lesson(
    name="covariate-shift",
    order=12,
    chapter="networks",
    check=check,
    steps=(
        Step(train("batch-norm", "batch"), control="start"),
        Step(train("batch-norm", "none"), control="start"),
    ),
    sources=(
        paper(BATCH_NORM, "Sections 1 and 2"),
        Source(
            "Santurkar et al. 2018, How Does Batch Normalization Help Optimization?",
            "Sections 2 and 3",
            "https://arxiv.org/abs/1805.11604",
        ),
    ),
    related=("sigmoid-relu", "scale-before"),
)
