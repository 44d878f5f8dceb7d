"""What to remember of all lessons."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, equal, shown
from normviz.lessons.scenes import cube, train
from normviz.lessons.sources import BATCH_NORM, GROUP_NORM, codelab, paper

_SHAPE: Final = (4, 6, 3, 3)
_SETS: Final = {"batch": 36, "layer": 54, "instance": 9, "group": 27}


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Sizes of the sets, in training and in inference, and what is learned."""
    for name, size in _SETS.items():
        yield equal(name, size, laboratory.prove(name, _SHAPE, (0, 0, 0, 0)).gradient)
    inference = laboratory.prove("batch", _SHAPE, (0, 0, 0, 0), training=False)
    yield equal("inference", 1, inference.gradient)
    yield equal("alone", 1, laboratory.prove("batch", (1, 6, 1, 1), (0, 0, 0, 0)).elements)
    bn = laboratory.layer(layer("BatchNormalization"))
    bn(noise(*_SHAPE))
    yield shown("gamma", float(bn.weights["gamma"].mean()))
    yield shown("beta", float(bn.weights["beta"].mean()))


LESSON: Final = Lesson(
    name="summary",
    order=6,
    chapter="choosing",
    check=check,
    steps=(
        Step(cube("batch", "layer", "instance", "group", shape=_SHAPE, element=(1, 2, 0, 0))),
        Step(cube("batch", shape=_SHAPE, training=False), control="training"),
        Step(cube("batch", shape=_SHAPE, color="y"), control="gamma"),
        Step(train("batch-norm", "batch"), control="start"),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3"),
        paper(GROUP_NORM, "Section 3"),
        codelab("[INFO] What you've learned"),
    ),
    related=("set-sizes", "fit-evaluate", "batch-one", "which-norm"),
)
