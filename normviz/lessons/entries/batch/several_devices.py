"""Batch norm where several devices share a batch."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import GROUP_NORM, keras_page, paper

_SAMPLES: Final = 16
_DEVICES: Final = 2
_SHIFT: Final = 2.0


def check(laboratory: Laboratory) -> Iterator[Result]:
    """A batch in one piece against its parts, each normalized by a layer of its own."""
    shifts = np.repeat([_SHIFT, -_SHIFT], _SAMPLES // _DEVICES)[:, np.newaxis]
    x = noise(_SAMPLES, 4) + shifts
    yield shown("samples", _SAMPLES)
    yield shown("devices", _DEVICES)
    yield shown("each", _SAMPLES // _DEVICES)
    whole = laboratory.layer(layer("BatchNormalization"))(x, training=True)
    yield above("apart", 0.5, furthest(_in_parts(laboratory, "BatchNormalization", x), whole))
    yield below("lost", 0.1, _distance(_in_parts(laboratory, "BatchNormalization", x)))
    yield above("kept", 1.0, _distance(whole))
    alone = laboratory.layer(layer("LayerNormalization"))(x)
    yield below("layer", 1e-12, furthest(_in_parts(laboratory, "LayerNormalization", x), alone))


def _in_parts(laboratory: Laboratory, name: str, x: Array) -> Array:
    """What the devices give, each with a copy of the layer and a part of the batch."""
    parts = np.split(x, _DEVICES)
    return np.concatenate([laboratory.layer(layer(name))(part, training=True) for part in parts])


def _distance(y: Array) -> float:
    """How far the means of the parts are apart."""
    first, *_, last = (part.mean() for part in np.split(y, _DEVICES))
    return float(abs(first - last))


LESSON: Final = Lesson(
    name="several-devices",
    order=7,
    chapter="batch",
    check=check,
    steps=(
        Step(cube("batch", shape=(_SAMPLES, 4, 1, 1))),
        Step(cube("batch", shape=(_SAMPLES // _DEVICES, 4, 1, 1)), control="N"),
        Step(cube("layer-keras", "group", shape=(_SAMPLES // _DEVICES, 4, 1, 1))),
    ),
    sources=(
        keras_page("BatchNormalization", "Argument synchronized"),
        paper(GROUP_NORM, "Section 2, Related Work"),
    ),
    related=("accumulation", "small-batches", "batch-mates"),
)
