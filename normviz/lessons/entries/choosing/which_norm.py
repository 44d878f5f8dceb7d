"""Which norm for which task."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, equal, shown
from normviz.lessons.scenes import cube, train
from normviz.lessons.sources import GROUP_NORM, INSTANCE_NORM, LAYER_NORM, paper

_SHAPE: Final = (4, 6, 3, 3)
_FAMILY: Final = ("batch", "layer", "instance", "group")


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Which norms look at other samples, and which do the same in training and inference."""
    yield shown("all", len(_FAMILY))
    crossing = [name for name in _FAMILY if _crosses(laboratory, name)]
    yield equal("crossing", "batch", ", ".join(crossing))
    steady = [
        name
        for name in _FAMILY
        if laboratory.prove(name, _SHAPE, (0, 0, 0, 0), training=False).gradient
        == laboratory.prove(name, _SHAPE, (0, 0, 0, 0)).gradient
    ]
    yield equal("steady", "layer, instance, group", ", ".join(steady))


def _crosses(laboratory: Laboratory, name: str) -> bool:
    """Whether its set is larger than what one sample has of it."""
    one = laboratory.prove(name, (1, *_SHAPE[1:]), (0, 0, 0, 0))
    return laboratory.prove(name, _SHAPE, (0, 0, 0, 0)).gradient > one.gradient


LESSON: Final = Lesson(
    name="which-norm",
    order=5,
    chapter="choosing",
    check=check,
    steps=(
        Step(cube("batch", "layer", "instance", "group", shape=(4, 6, 3, 3))),
        Step(train("batch-norm", "batch"), control="start"),
        Step(train("batch-norm", "group"), control="start"),
    ),
    sources=(
        paper(GROUP_NORM, "Sections 1 and 4"),
        paper(LAYER_NORM, "Section 6"),
        paper(INSTANCE_NORM, "Section 3"),
    ),
    related=("small-batches", "batch-mates", "recurrent", "channel-scales"),
)
