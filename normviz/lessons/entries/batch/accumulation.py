"""Batch norm under gradient accumulation."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import BATCH_NORM, GROUP_NORM, paper

_SAMPLES: Final = 16
_PARTS: Final = 8
_WHOLE: Final = cube("batch", shape=(_SAMPLES, 4, 1, 1))


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Gradients of one batch against the sum over its parts, for two norms."""
    x = tensor_of(_WHOLE)
    weight = noise(*x.shape, seed=1)
    yield shown("samples", _SAMPLES)
    yield shown("parts", _PARTS)
    yield shown("each", _SAMPLES // _PARTS)
    for name, call in (
        ("batch", layer("BatchNormalization")),
        ("layer", layer("LayerNormalization")),
    ):
        norm = laboratory.layer(call)
        norm(x)
        whole = norm.input_gradient(x, weight)
        parts = [
            norm.input_gradient(one, other)
            for one, other in zip(np.split(x, _PARTS), np.split(weight, _PARTS), strict=True)
        ]
        apart = furthest(np.concatenate(parts), whole)
        yield above(name, 0.5, apart) if name == "batch" else below(name, 1e-12, apart)


LESSON: Final = Lesson(
    name="accumulation",
    order=4,
    chapter="batch",
    check=check,
    steps=(
        Step(_WHOLE),
        Step(cube("batch", shape=(2, 4, 1, 1)), control="N"),
        Step(cube("layer-keras", shape=(2, 4, 1, 1))),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3, Algorithm 1"),
        paper(GROUP_NORM, "Section 1"),
    ),
    related=("batch-mates", "small-batches"),
)
