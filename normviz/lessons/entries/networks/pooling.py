"""Flatten or global average pooling before the last layer."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, equal, shown
from normviz.lessons.scenes import train
from normviz.lessons.sources import codelab

_SHAPE: Final = (8, 7, 7, 32)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Weights of the last layer behind both, and what a shift changes."""
    x = noise(*_SHAPE)
    flat = laboratory.layer(layer("Flatten"))(x)
    pooled = laboratory.layer(layer("GlobalAveragePooling2D"))(x)
    _, h, w, c = _SHAPE
    for name, hidden, expected in (("flat", flat, h * w * c), ("pooled", pooled, c)):
        dense = laboratory.layer(layer("Dense", 10, use_bias=False))
        dense(hidden)
        yield equal(f"{name}_weights", 10 * expected, dense.weights["kernel"].size)
    shifted = np.roll(x, 1, (1, 2))
    change = abs(laboratory.layer(layer("GlobalAveragePooling2D"))(shifted) - pooled).max()
    yield below("pooled_shift", 1e-12, float(change))
    yield above("flat_shift", 1.0, float(abs(shifted.reshape(8, -1) - flat).max()))
    largest = laboratory.layer(layer("MaxPooling2D", 2))(x[:, :6, :6])
    yield equal("max_pool", "3 × 3", " × ".join(map(str, largest.shape[1:3])))
    yield shown("side", h)


LESSON: Final = Lesson(
    name="pooling",
    order=8,
    chapter="networks",
    check=check,
    steps=(
        Step(train("global-average", "none"), control="recipe"),
        Step(train("max-pooling", "none"), control="recipe"),
    ),
    sources=(codelab("[INFO] Modern convolutional architectures"),),
    related=("convolution", "overfitting"),
)
