"""How the answer for one sample depends on the others."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, equal
from normviz.lessons.scenes import cube, draw
from normviz.lessons.sources import BATCH_NORM, GROUP_NORM, paper
from normviz.scenes.draw_scene import BatchScene


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The output for one sample among two different companies, under three norms."""
    sample = noise(1, 3, 3, 6)
    ordinary, unusual = noise(7, 3, 3, 6, seed=1), noise(7, 3, 3, 6, seed=2, mean=4.0)
    layers = {"batch": layer("BatchNormalization"), "group": layer("GroupNormalization", groups=2)}
    for name, call in layers.items():
        made = laboratory.layer(call)
        one, other = (
            made(np.concatenate([sample, mates]), training=True)[0] for mates in (ordinary, unusual)
        )
        found = furthest(one, other)
        yield above(name, 0.5, found) if name == "batch" else below(name, 1e-12, found)
    bn = laboratory.layer(layers["batch"])
    inference = [bn(np.concatenate([sample, mates]))[0] for mates in (ordinary, unusual)]
    yield equal("inference", 0.0, furthest(*inference))


LESSON: Final = Lesson(
    name="batch-mates",
    order=1,
    chapter="batch",
    check=check,
    steps=(
        Step(cube("batch", shape=(4, 6, 3, 3), source="offset", color="y")),
        Step(cube("batch", "group", shape=(4, 6, 3, 3), source="offset", color="y")),
        Step(draw("batch", "group", batch=BatchScene(training=True, mates=1)), control="mates"),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3.1"),
        paper(GROUP_NORM, "Section 1"),
    ),
    related=("moving-statistics", "batch-one", "padding"),
    concerns=("batch-mates",),
)
