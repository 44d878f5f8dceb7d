"""A last batch of one sample."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, edits_of
from normviz.lessons.sources import keras_page
from normviz.norms.moving_statistics import MovingStatistics
from normviz.scenes.scene import Scene

_BATCH: Final = 32
_COUNT: Final = _BATCH + 1
_MOMENTUM: Final = 0.9
_X: Final = noise(_COUNT, 6, mean=1.0, deviation=2.0)
_WHOLE, _LEFT = _X[:_BATCH], _X[_BATCH:]
_KEPT: Final = MovingStatistics(
    tuple(map(float, _MOMENTUM * _WHOLE.mean(0) + (1 - _MOMENTUM) * _LEFT[0])),
    tuple(map(float, _MOMENTUM * _WHOLE.var(0))),
)
"""What a layer has kept of many whole batches and then of the one that is left over."""


def check(laboratory: Laboratory) -> Iterator[Result]:
    """What one batch of a single sample does to the moving variance."""
    yield shown("count", _COUNT)
    yield shown("size", _BATCH)
    yield shown("rest", len(_LEFT))
    yield shown("momentum", _MOMENTUM)
    call = layer("BatchNormalization", momentum=_MOMENTUM)
    kept, dropped = (laboratory.layer(call) for _ in range(2))
    for bn in (kept, dropped):
        bn.train(_WHOLE, 500)
    alone = kept(_LEFT, training=True)
    yield below("alone", 1e-12, float(abs(alone).max()))
    before, after = (float(bn.weights["moving_variance"][0]) for bn in (dropped, kept))
    yield shown("before", before)
    yield shown("after", after)
    yield above("fallen", 0.09, 1 - after / before)
    yield above("apart", 0.05, furthest(kept(_X), dropped(_X)))


def _shown(x: Array, **figure: Any) -> Scene:
    """Batch norm of samples × channels."""
    image = x[:, :, np.newaxis, np.newaxis]
    return cube("batch", shape=image.shape, color="y", edits=edits_of(image), **figure)


LESSON: Final = Lesson(
    name="last-batch",
    order=3,
    chapter="batch",
    check=check,
    steps=(
        Step(_shown(_LEFT)),
        Step(_shown(_X, training=False, momentum=_MOMENTUM, moving=_KEPT), control="momentum"),
    ),
    sources=(keras_page("BatchNormalization", "Argument momentum"),),
    related=("batch-one", "set-of-one"),
    concerns=("torch-set-of-one", "torch-set-of-one-nan"),
)
