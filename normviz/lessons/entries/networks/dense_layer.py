"""A dense layer as a matrix product."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, below, equal, shown
from normviz.lessons.scenes import train
from normviz.lessons.sources import codelab


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Dense against x·W + b, and the number of its weights."""
    digits = laboratory.digits(100, 1)
    x = digits.x.reshape(100, -1).astype(np.float64)
    dense = laboratory.layer(layer("Dense", 10))
    y = dense(x)
    dense.assign(bias=noise(10))
    w, b = dense.weights["kernel"], dense.weights["bias"]
    yield shown("pixels", x.shape[1])
    yield shown("batch", len(x))
    yield shown("classes", y.shape[1])
    yield equal("parameters", 7850, w.size + b.size)
    yield below("formula", 1e-9, furthest(dense(x), x @ w + b))


LESSON: Final = Lesson(
    name="dense-layer",
    order=1,
    chapter="networks",
    check=check,
    steps=(Step(train("one-layer", "none"), control="start"),),
    sources=(codelab("[THEORY] Neural networks 101"),),
    related=("softmax", "sigmoid-relu", "convolution"),
)
