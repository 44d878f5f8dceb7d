"""Which norm erases the scale of a channel, and what style transfer makes of it."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import INSTANCE_NORM, paper, tutorial

_SHAPE: Final = (4, 6, 3, 3)
_EPSILON: Final = 1e-6
_INSTANCE: Final = cube("instance", shape=_SHAPE, source="scale", color="y", epsilon=_EPSILON)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The ratio of the largest to the smallest deviation of a channel within a sample."""
    x = tensor_of(_INSTANCE)
    yield shown("before", float(_ratios(x).min()))
    found = {}
    for groups in (1, -1):
        norm = layer("GroupNormalization", groups=groups, epsilon=_EPSILON)
        found[groups] = _ratios(laboratory.layer(norm)(x))
    yield above("layer", 8.0, float(found[1].min()))
    yield below("instance", 1.01, float(found[-1].max()))
    styled = x * noise(4, 1, 1, 6, seed=2) + noise(4, 1, 1, 6, seed=3)
    instance = laboratory.layer(layer("GroupNormalization", groups=-1, epsilon=1e-9))
    sign = np.sign(noise(4, 1, 1, 6, seed=2))
    yield below("style", 1e-4, float(abs(instance(styled) - sign * instance(x)).max()))


def _ratios(x: Array) -> Array:
    """Of each sample."""
    deviations = x.std((1, 2))
    found: Array = deviations.max(1) / deviations.min(1)
    return found


LESSON: Final = Lesson(
    name="channel-scales",
    order=2,
    chapter="erased",
    check=check,
    steps=(
        Step(cube("layer", "instance", shape=_SHAPE, source="scale", color="x", epsilon=_EPSILON)),
        Step(cube("layer", shape=_SHAPE, source="scale", color="y", epsilon=_EPSILON)),
        Step(_INSTANCE),
    ),
    sources=(
        paper(INSTANCE_NORM, "Section 2, Equation 2"),
        tutorial("Instance Normalization Tutorial"),
    ),
    related=("offsets", "undo"),
)
