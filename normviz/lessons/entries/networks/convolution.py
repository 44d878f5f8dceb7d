"""What a convolution computes: filters, stride, padding."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import furthest, layer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, below, equal, shown
from normviz.lessons.scenes import cube, train
from normviz.lessons.sources import codelab


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Conv2D at one place against the sum, its weights, and the size with a stride."""
    digits = laboratory.digits(4, 1)
    x = digits.x.astype(np.float64)
    conv = laboratory.layer(layer("Conv2D", 6, 3, use_bias=False))
    y = conv(x)
    kernel = conv.weights["kernel"]
    by_hand = (x[0, 10:13, 10:13, :, None] * kernel).sum((0, 1, 2))
    yield below("formula", 1e-9, furthest(y[0, 10, 10], by_hand))
    yield equal("weights", 3 * 3 * 6, kernel.size)
    yield equal("shape", "26 × 26 × 6", " × ".join(map(str, y.shape[1:])))
    strided = laboratory.layer(layer("Conv2D", 6, 3, strides=2, padding="same"))(x)
    yield equal("strided", "14 × 14 × 6", " × ".join(map(str, strided.shape[1:])))
    dense = laboratory.layer(layer("Dense", 6 * 26 * 26, use_bias=False))
    dense(x.reshape(4, -1)[:1])
    yield shown("dense_weights", int(dense.weights["kernel"].size))
    moved = conv(np.roll(x, 1, 2))
    yield below("shifted", 1e-9, furthest(moved[:, 2:-2, 3:-2], y[:, 2:-2, 2:-3]))


LESSON: Final = Lesson(
    name="convolution",
    order=7,
    chapter="networks",
    check=check,
    steps=(
        Step(train("convolutional", "none"), control="start"),
        Step(cube("none", "batch", shape=(4, 6, 8, 8), source="digits", color="x")),
    ),
    sources=(codelab("[THEORY] Convolutional networks"),),
    related=("pooling", "dense-layer", "overfitting"),
)
