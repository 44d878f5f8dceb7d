"""Whether groups are counted or measured, and which numbers divide."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, equal, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import GROUP_NORM, keras_page, paper, tutorial

_CHANNELS: Final = 6


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The set for each number of groups, and what a number that does not divide does."""
    shape = (2, _CHANNELS, 3, 3)
    yield shown("channels", _CHANNELS)
    for groups in (1, 2, _CHANNELS):
        proof = laboratory.prove("group", shape, (0, 0, 0, 0), settings={"groups": groups})
        expected = _CHANNELS // groups
        yield equal(f"share_{groups}", expected, proof.gradient // 9 if proof.holds else -1)
    yield equal("refused", "refused", _with_groups(laboratory, 4))
    yield equal("accepted", "built", _with_groups(laboratory, 3))


def _with_groups(laboratory: Laboratory, groups: int) -> str:
    try:
        laboratory.layer(layer("GroupNormalization", groups=groups))(noise(2, 3, 3, _CHANNELS))
    except ValueError:
        return "refused"
    return "built"


LESSON: Final = Lesson(
    name="group-count",
    order=5,
    chapter="shared",
    check=check,
    steps=(
        Step(cube("group", shape=(4, 6, 3, 3), groups=1), control="groups"),
        Step(cube("group", shape=(4, 6, 3, 3), groups=6, color="all"), control="groups"),
        Step(cube("group", shape=(4, 6, 3, 3), groups=3), control="groups"),
    ),
    sources=(
        paper(GROUP_NORM, "Section 3.2, Equation 7"),
        tutorial("Group Normalization Tutorial"),
        keras_page("GroupNormalization", "Argument groups"),
    ),
    related=("group-special-cases",),
    concerns=("groups-number", "channels-multiple"),
)
