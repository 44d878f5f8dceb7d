"""Which norm erases the scale of a channel, and what style transfer makes of it."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import INSTANCE_NORM, paper, tutorial

_SHAPE: Final = (4, 3, 3, 6)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The ratio of the largest to the smallest deviation of a channel within a sample."""
    scales = 2.0 ** np.arange(-2, 4)
    x = noise(*_SHAPE) * scales
    yield shown("before", _ratio(x))
    for name, groups in (("layer", 1), ("instance", -1)):
        y = laboratory.layer(layer("GroupNormalization", groups=groups, epsilon=1e-6))(x)
        yield (above(name, 8.0, _ratio(y)) if name == "layer" else below(name, 1.01, _ratio(y)))
    styled = x * noise(4, 1, 1, 6, seed=2) + noise(4, 1, 1, 6, seed=3)
    instance = laboratory.layer(layer("GroupNormalization", groups=-1, epsilon=1e-9))
    sign = np.sign(noise(4, 1, 1, 6, seed=2))
    yield below("style", 1e-4, float(abs(instance(styled) - sign * instance(x)).max()))


def _ratio(x: Array) -> float:
    deviations = x.std((1, 2))
    return float((deviations.max(1) / deviations.min(1)).mean())


LESSON: Final = Lesson(
    name="channel-scales",
    order=2,
    chapter="erased",
    check=check,
    steps=(
        Step(cube("layer", "instance", shape=(4, 6, 3, 3), source="scale", color="x")),
        Step(cube("layer", shape=(4, 6, 3, 3), source="scale", color="y")),
        Step(cube("instance", shape=(4, 6, 3, 3), source="scale", color="y")),
    ),
    sources=(
        paper(INSTANCE_NORM, "Section 2, Equation 2"),
        tutorial("Instance Normalization Tutorial"),
    ),
    related=("offsets", "undo"),
)
