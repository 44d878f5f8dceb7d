"""What batch norm shares that layer norm does not."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, equal, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import GROUP_NORM, paper

SHAPE: Final = (4, 6, 3, 3)
ELEMENT: Final = (1, 2, 0, 0)
_NORMS: Final = ("batch", "layer", "instance", "group")


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The size of the statistic set of one element under four norms."""
    n, c, h, w = SHAPE
    groups = 2
    expected = {
        "batch": n * h * w,
        "layer": c * h * w,
        "instance": h * w,
        "group": c // groups * h * w,
    }
    yield from (shown(name, size) for name, size in zip("nchw", SHAPE, strict=True))
    for name, size in expected.items():
        proof = laboratory.prove(name, SHAPE, ELEMENT, settings={"groups": groups})
        yield equal(f"{name}_set", size, proof.gradient if proof.holds else -1)


LESSON: Final = Lesson(
    name="set-sizes",
    order=1,
    chapter="shared",
    check=check,
    steps=(
        Step(cube(*_NORMS, shape=SHAPE, element=ELEMENT)),
        Step(cube("batch", shape=SHAPE, element=ELEMENT)),
        Step(cube("layer", shape=SHAPE, element=ELEMENT)),
        Step(cube("instance", "group", shape=SHAPE, element=ELEMENT), control="groups"),
    ),
    sources=(paper(GROUP_NORM, "Section 3, Figure 2"),),
    related=("axis-kept", "group-special-cases", "batch-mates"),
)
