"""How noisy the statistics of a small batch are."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, tensor_of, train
from normviz.lessons.sources import BATCH_NORM, GROUP_NORM, paper

_SMALL: Final = 2
_LARGE: Final = 32
_SHOWN: Final = cube("batch", "group", shape=(_SMALL, 6, 3, 3), color="y")


def check(laboratory: Laboratory) -> Iterator[Result]:
    """How much the output for one sample scatters over random mates, by batch size."""
    yield shown("small", _SMALL)
    yield shown("large", _LARGE)
    found = {size: _scatter(laboratory, size) for size in (_SMALL, _LARGE)}
    yield shown("small_scatter", found[_SMALL])
    yield shown("large_scatter", found[_LARGE])
    yield above("ratio", 2.0, found[_SMALL] / found[_LARGE])
    group = laboratory.layer(layer("GroupNormalization", groups=2))
    sample = tensor_of(_SHOWN)[:1]
    outputs = [group(np.concatenate([sample, noise(1, 3, 3, 6, seed=at)]))[0] for at in range(9)]
    yield below("group_scatter", 1e-12, float(np.std(outputs, axis=0).max()))


def _scatter(laboratory: Laboratory, size: int) -> float:
    """The mean deviation of a sample's outputs over random mates."""
    sample = tensor_of(_SHOWN)[:1]
    bn = laboratory.layer(layer("BatchNormalization"))
    outputs = [
        bn(np.concatenate([sample, noise(size - 1, 3, 3, 6, seed=at)]), training=True)[0]
        for at in range(40)
    ]
    return float(np.std(outputs, axis=0).mean())


LESSON: Final = Lesson(
    name="small-batches",
    order=6,
    chapter="batch",
    check=check,
    steps=(
        Step(_SHOWN, control="N"),
        Step(cube("batch", "group", shape=(_LARGE, 6, 3, 3), color="y"), control="N"),
        Step(train("small-batch", "group"), control="batch_size"),
    ),
    sources=(
        paper(GROUP_NORM, "Section 4.1, Figure 5 and Table 2"),
        paper(BATCH_NORM, "Section 3.4"),
    ),
    related=("batch-one", "batch-mates", "accumulation"),
)
