"""Dropout in front of batch norm."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, close, shown
from normviz.lessons.scenes import cube, train
from normviz.lessons.sources import VARIANCE_SHIFT, codelab, paper

_RATE: Final = 0.5


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The variance that batch norm learns behind dropout, and the one it meets."""
    x = noise(4096, 8, mean=1.0)
    dropout = laboratory.layer(layer("Dropout", _RATE, seed=0))
    bn = laboratory.layer(layer("BatchNormalization", momentum=0.9))
    for _ in range(100):
        bn(dropout(x, training=True), training=True)
    learned = float(bn.weights["moving_variance"].mean())
    met = float(dropout(x).var(0).mean())
    yield shown("rate", _RATE)
    # Var[x·m/(1-p)] = (Var[x] + E[x]²)/(1-p) - E[x]².
    mean, variance = x.mean(0), x.var(0)
    expected = ((variance + mean**2) / (1 - _RATE) - mean**2).mean()
    yield close("learned", float(expected), learned, 0.1)
    yield shown("met", met)
    yield below("deviation", 0.8, float(bn(dropout(x)).std(0).mean()))
    yield above("ratio", 1.5, learned / met)


LESSON: Final = Lesson(
    name="dropout-before",
    order=6,
    chapter="modes",
    check=check,
    steps=(
        Step(cube("batch", shape=(8, 4, 3, 3), training=False, color="y")),
        Step(train("bn-mlp", "batch"), control="start"),
    ),
    sources=(
        paper(VARIANCE_SHIFT, "Section 3"),
        codelab("Batch normalization"),
    ),
    related=("moving-statistics", "overfitting"),
)
