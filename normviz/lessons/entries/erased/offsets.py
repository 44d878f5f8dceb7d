"""Which norm erases an offset of a whole sample."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import BATCH_NORM, GROUP_NORM, paper

_BATCH: Final = cube("batch", shape=(4, 6, 3, 3), source="offset", color="y")


def check(laboratory: Laboratory) -> Iterator[Result]:
    """How far the samples' means are apart before and after each norm."""
    x = tensor_of(_BATCH)
    yield shown("before", _spread(x))
    yield above(
        "batch", 1.0, _spread(laboratory.layer(layer("BatchNormalization"))(x, training=True))
    )
    for name, groups in (("layer", 1), ("group", 2), ("instance", -1)):
        norm = laboratory.layer(layer("GroupNormalization", groups=groups))
        yield below(name, 1e-6, _spread(norm(x)))


def _spread(x: Array) -> float:
    """The largest difference between the means of two samples."""
    means = x.mean((1, 2, 3))
    return float(means.max() - means.min())


LESSON: Final = Lesson(
    name="offsets",
    order=1,
    chapter="erased",
    check=check,
    steps=(
        Step(cube("batch", "layer", shape=(4, 6, 3, 3), source="offset", color="x")),
        Step(_BATCH),
        Step(cube("layer", "group", "instance", shape=(4, 6, 3, 3), source="offset", color="y")),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3, Algorithm 1"),
        paper(GROUP_NORM, "Section 3.1"),
    ),
    related=("channel-scales", "set-of-one", "which-norm"),
)
