"""Batch norm on several devices."""

from collections.abc import Iterator
from typing import Any, Final

from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, equal, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import BATCH_NORM, keras_page, paper

_SHAPE: Final = (8, 4, 3, 3)
_DEVICES: Final = 2
_OWN: Final = _SHAPE[0] // _DEVICES


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Statistic sets of real layers with a copy on each of two devices."""
    yield shown("samples", _SHAPE[0])
    yield shown("devices", _DEVICES)
    yield shown("own", _OWN)
    area = _SHAPE[2] * _SHAPE[3]
    divided: dict[str, Any] = {"replicas": _DEVICES}
    cases = (
        ("alone", "batch", divided, _OWN * area),
        ("together", "batch", divided | {"synchronized": True}, _SHAPE[0] * area),
        ("layer", "layer", divided, _SHAPE[1] * area),
    )
    for name, norm, settings, size in cases:
        proof = laboratory.prove(norm, _SHAPE, (0, 0, 0, 0), settings=settings)
        yield equal(name, size, proof.agreed if proof.holds else 0)


LESSON: Final = Lesson(
    name="devices",
    order=7,
    chapter="batch",
    check=check,
    steps=(
        Step(cube("batch", shape=_SHAPE), control="replicas"),
        Step(cube("batch", shape=_SHAPE, replicas=_DEVICES), control="replicas"),
        Step(
            cube("batch", shape=_SHAPE, replicas=_DEVICES, synchronized=True),
            control="synchronized",
        ),
        Step(cube("layer", "batch", shape=_SHAPE, replicas=_DEVICES)),
    ),
    sources=(
        keras_page("BatchNormalization", "Arguments, synchronized"),
        paper(BATCH_NORM, "Section 3, Algorithm 1"),
    ),
    related=("accumulation", "small-batches"),
    concerns=("devices",),
)
