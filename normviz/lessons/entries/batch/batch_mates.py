"""How the answer for one sample depends on the others."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, equal, shown
from normviz.lessons.scenes import cube, draw, edits_of, tensor_of
from normviz.lessons.sources import BATCH_NORM, GROUP_NORM, paper
from normviz.scenes.draw_scene import BatchScene

_SHAPE: Final = (4, 6, 3, 3)
_FIRST: Final = cube("batch", "group", shape=_SHAPE, color="y")
_SECOND: Final = cube(
    "batch",
    "group",
    shape=_SHAPE,
    color="y",
    edits=tuple(each for each in edits_of(noise(*_SHAPE, seed=2, mean=4.0)) if each.index[0] > 0),
)
"""The same first sample, with others beside it."""


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The output for one sample in both batches, under three norms."""
    first, second = tensor_of(_FIRST), tensor_of(_SECOND)
    layers = {"batch": layer("BatchNormalization"), "group": layer("GroupNormalization", groups=2)}
    for name, call in layers.items():
        made = laboratory.layer(call)
        one, other = (made(x, training=True)[0] for x in (first, second))
        yield shown(f"{name}_first", float(one[0, 0, 0]))
        yield shown(f"{name}_second", float(other[0, 0, 0]))
        found = furthest(one, other)
        yield above(name, 0.5, found) if name == "batch" else below(name, 1e-12, found)
    bn = laboratory.layer(layers["batch"])
    yield equal("inference", 0.0, furthest(bn(first)[0], bn(second)[0]))


LESSON: Final = Lesson(
    name="batch-mates",
    order=1,
    chapter="batch",
    check=check,
    steps=(
        Step(_FIRST),
        Step(_SECOND),
        Step(draw("batch", "group", batch=BatchScene(training=True, mates=1)), control="mates"),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3.1"),
        paper(GROUP_NORM, "Section 1"),
    ),
    related=("moving-statistics", "batch-one", "padding"),
    concerns=("batch-mates",),
)
