"""Padding in the statistics of a batch, and a mask that leaves it out."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, edits_of
from normviz.lessons.sources import keras_page
from normviz.scenes.scene import Scene

_COUNT: Final = 8
_LENGTH: Final = 20
_CHANNELS: Final = 4


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Batch norm of sequences that are padded with zeros, with and without a mask."""
    padded, mask = _sequences()
    values = padded[mask]
    yield shown("count", _COUNT)
    yield shown("padding", float(1 - mask.mean()))
    right = (values - values.mean(0)) / (values.var(0) + 1e-3) ** 0.5
    bn = laboratory.layer(layer("BatchNormalization"))
    yield above("without", 0.5, furthest(bn(padded, training=True)[mask], right))
    masked = laboratory.layer(layer("BatchNormalization"))
    yield below("with_mask", 1e-6, furthest(masked(padded, training=True, mask=mask)[mask], right))
    yield shown("mean", float(values.mean()))
    yield shown("mean_with_padding", float(padded.mean()))


def _sequences() -> tuple[Array, Array]:
    """Padded sequences (N, length, C), and where they are not padded (N, length)."""
    random = np.random.default_rng(0)
    x = noise(_COUNT, _LENGTH, _CHANNELS, mean=3.0)
    mask = np.arange(_LENGTH) < random.integers(4, 10, _COUNT)[:, np.newaxis]
    return x * mask[..., np.newaxis], mask


def _padded(norm: str) -> Scene:
    """The sequences of the check, with the length along W."""
    padded, _ = _sequences()
    x = padded.transpose(0, 2, 1)[:, :, np.newaxis]
    return cube(norm, shape=x.shape, color="x", edits=edits_of(x))


LESSON: Final = Lesson(
    name="padding",
    order=5,
    chapter="batch",
    check=check,
    steps=(
        Step(_padded("batch")),
        Step(_padded("layer-keras")),
    ),
    sources=(keras_page("BatchNormalization", "Argument mask of call"),),
    related=("batch-mates", "recurrent"),
)
