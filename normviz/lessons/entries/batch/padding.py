"""Padding in the statistics of a batch, and a mask that leaves it out."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import keras_page

_LENGTH: Final = 20


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Batch norm of sequences that are padded with zeros, with and without a mask."""
    random = np.random.default_rng(0)
    x = noise(8, _LENGTH, 4, mean=3.0)
    mask = np.arange(_LENGTH) < random.integers(4, 10, 8)[:, np.newaxis]
    padded = x * mask[..., np.newaxis]
    values = padded[mask]
    yield shown("padding", float(1 - mask.mean()))
    right = (values - values.mean(0)) / (values.var(0) + 1e-3) ** 0.5
    bn = laboratory.layer(layer("BatchNormalization"))
    yield above("without", 0.5, furthest(bn(padded, training=True)[mask], right))
    masked = laboratory.layer(layer("BatchNormalization"))
    yield below("with_mask", 1e-6, furthest(masked(padded, training=True, mask=mask)[mask], right))
    yield shown("mean", float(values.mean()))
    yield shown("mean_with_padding", float(padded.mean()))


LESSON: Final = Lesson(
    name="padding",
    order=5,
    chapter="batch",
    check=check,
    steps=(
        Step(cube("batch", shape=(8, 4, 1, 20), color="x")),
        Step(cube("layer-keras", shape=(8, 4, 1, 20), color="x")),
    ),
    sources=(keras_page("BatchNormalization", "Argument mask of call"),),
    related=("batch-mates", "recurrent"),
)
