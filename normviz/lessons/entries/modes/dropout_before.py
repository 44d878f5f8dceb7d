"""Dropout in front of batch norm."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import layer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, close, shown
from normviz.lessons.scenes import cube, tensor_of, train
from normviz.lessons.sources import VARIANCE_SHIFT, codelab, paper
from normviz.norms.moving_statistics import MovingStatistics

_RATE: Final = 0.5
_SHAPE: Final = (8, 4, 3, 3)
_AXES: Final = (0, 1, 2)
_X: Final = tensor_of(cube("batch", shape=_SHAPE))
_MEAN: Final = _X.mean(_AXES)
# Var[x·m/(1-p)] = (Var[x] + E[x]²)/(1-p) - E[x]².
_LEARNED: Final = (_X.var(_AXES) + _MEAN**2) / (1 - _RATE) - _MEAN**2
_MET: Final = cube(
    "batch",
    shape=_SHAPE,
    color="y",
    training=False,
    moving=MovingStatistics(tuple(map(float, _MEAN)), tuple(map(float, _LEARNED))),
)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The variance that batch norm learns behind dropout, and the one it meets."""
    x = np.tile(_X, (64, 1, 1, 1))
    dropout = laboratory.layer(layer("Dropout", _RATE, seed=0))
    bn = laboratory.layer(layer("BatchNormalization", momentum=0.9))
    for _ in range(100):
        bn(dropout(x, training=True), training=True)
    learned = float(bn.weights["moving_variance"][0])
    met = float(dropout(x)[..., 0].var())
    yield shown("rate", _RATE)
    yield close("learned", float(_LEARNED[0]), learned, 0.1)
    yield shown("met", met)
    yield below("deviation", 0.8, float(bn(dropout(x))[..., 0].std()))
    yield above("ratio", 1.5, learned / met)


LESSON: Final = Lesson(
    name="dropout-before",
    order=6,
    chapter="modes",
    check=check,
    steps=(
        Step(_MET),
        Step(train("bn-mlp", "batch"), control="start"),
    ),
    sources=(
        paper(VARIANCE_SHIFT, "Section 3"),
        codelab("Batch normalization"),
    ),
    related=("moving-statistics", "overfitting"),
)
