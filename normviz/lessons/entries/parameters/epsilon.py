"""When ε is visible."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, below, close, equal, shown
from normviz.lessons.scenes import cube, edits_of, tensor_of
from normviz.lessons.sources import BATCH_NORM, keras_page, paper
from normviz.scenes.scene import Scene

_EPSILON: Final = 1e-3
_TINY: Final = 1e-9
_SHAPE: Final = (8, 4, 3, 3)
_ZERO: Final = cube("instance", shape=(4, 6, 1, 1), color="y", epsilon=0.0)
_ORDINARY: Final = cube("batch", shape=_SHAPE, color="x_hat", epsilon=_EPSILON)
_SMALL: Final = cube(
    "batch",
    shape=_SHAPE,
    color="x_hat",
    epsilon=_EPSILON,
    edits=edits_of(noise(*_SHAPE, deviation=0.05)),
)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The variance of the marked channel behind batch norm, and what ε = 0 does."""
    yield shown("epsilon", _EPSILON)
    variance, behind = _variances(laboratory, _ORDINARY, _EPSILON)
    yield shown("ordinary", variance)
    yield below("lacking", 0.002, 1 - behind)
    variance, behind = _variances(laboratory, _SMALL, _EPSILON)
    yield shown("small", variance)
    yield close("reached", variance / (variance + _EPSILON), behind, 1e-6)
    yield shown("tiny_epsilon", _TINY)
    yield below("tiny", 1e-6, 1 - _variances(laboratory, _SMALL, _TINY)[1])
    alone = laboratory.layer(layer("GroupNormalization", groups=-1, epsilon=0.0))
    found = alone(tensor_of(_ZERO))
    yield equal("zero", "not a number", "not a number" if np.isnan(found).all() else "numbers")


def _variances(laboratory: Laboratory, scene: Scene, epsilon: float) -> tuple[float, float]:
    """Of the first channel of a scene's tensor: before and behind batch norm in training."""
    x = tensor_of(scene)
    y = laboratory.layer(layer("BatchNormalization", epsilon=epsilon))(x, training=True)
    return float(x[..., 0].var()), float(y[..., 0].var())


LESSON: Final = Lesson(
    name="epsilon",
    order=4,
    chapter="parameters",
    check=check,
    steps=(
        Step(_ORDINARY, control="epsilon"),
        Step(_SMALL, control="epsilon"),
        Step(_ZERO, control="epsilon"),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3, Algorithm 1"),
        keras_page("BatchNormalization", "Argument epsilon"),
    ),
    related=("porting-epsilon", "float16", "set-of-one"),
    concerns=(
        "epsilon-zero",
        "epsilon-zero-batch",
        "epsilon-zero-instance",
        "epsilon-zero-moving",
        "epsilon-zero-renorm",
    ),
)
