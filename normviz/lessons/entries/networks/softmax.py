"""Logits, softmax, one-hot labels and cross-entropy, and why there is no NaN."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import furthest, layer, optimizer
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, close, shown
from normviz.lessons.scenes import draw, train
from normviz.lessons.sources import codelab
from normviz.norms.layer import LayerCall


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Softmax and cross-entropy on the real functions, for ordinary and for huge logits."""
    softmax = laboratory.layer(LayerCall("keras.layers.Softmax"))
    logits = np.array([[2.0, 1.0, 0.1]])
    found = softmax(logits)
    yield below("formula", 1e-9, furthest(found, np.exp(logits) / np.exp(logits).sum()))
    yield close("sum", 1.0, float(found.sum()), 1e-9)
    yield close("loss", float(-np.log(found[0, 0])), _cross_entropy(laboratory, logits), 1e-5)
    huge = np.array([[-2000.0, 0.0, 3000.0]])
    with np.errstate(all="ignore"):
        naive = -np.log(np.exp(huge) / np.exp(huge).sum())[0, 0]
    yield shown("naive", "not a number" if not np.isfinite(naive) else float(naive))
    together = _cross_entropy(laboratory, huge)
    yield above("together", 10.0, together)


def _cross_entropy(laboratory: Laboratory, logits: Array) -> float:
    """The loss of label 0, by a network whose loss takes logits."""
    network = laboratory.network(
        (layer("Identity"),),
        optimizer("SGD", 0.1),
        loss=LayerCall("keras.losses.SparseCategoricalCrossentropy", named={"from_logits": True}),
    )
    return network.evaluate(logits.astype(np.float32), np.array([0]))[0]


LESSON: Final = Lesson(
    name="softmax",
    order=2,
    chapter="networks",
    check=check,
    steps=(
        Step(train("one-layer", "none"), control="start"),
        Step(draw("none")),
    ),
    sources=(codelab("[THEORY] Neural networks 101, Softmax and Cross-entropy"),),
    related=("dense-layer", "learning-rate"),
)
