"""What ``axis`` means in three layers of Keras."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, equal, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import keras_page

_BATCH: Final = cube("batch", shape=(4, 6, 3, 3), data_format="NHWC")
"""Keras' order: N, H, W, C."""


def check(laboratory: Laboratory) -> Iterator[Result]:
    """How many parameters each layer has, and over which axes the output has mean 0."""
    x = tensor_of(_BATCH)
    n, h, w, c = x.shape
    yield shown("channels", c)
    kept = laboratory.layer(layer("BatchNormalization", axis=-1))
    y = kept(x, training=True)
    yield equal("kept_axes", "N, H, W", _reduced(y))
    yield equal("kept_parameters", c, kept.weights["gamma"].size)
    reduced = laboratory.layer(layer("LayerNormalization", axis=-1))
    yield equal("reduced_axes", "C", _reduced(reduced(x)))
    yield equal("reduced_parameters", c, reduced.weights["gamma"].size)
    split = laboratory.layer(layer("GroupNormalization", groups=2, axis=-1))
    halves = split(x).reshape(n, h, w, 2, c // 2)
    yield equal("split_means", n * 2, int(sum(abs(halves.mean((1, 2, 4)).ravel()) < 1e-6)))
    wrong = laboratory.layer(layer("BatchNormalization", axis=1))
    wrong(x, training=True)
    yield equal("wrong_parameters", h, wrong.weights["gamma"].size)
    yield shown("wrong_apart", furthest(wrong(x, training=True), y))


def _reduced(y: Array) -> str:
    """The smallest set of axes over which every mean is 0."""
    candidates = {"C": (3,), "H, W": (1, 2), "N, H, W": (0, 1, 2), "H, W, C": (1, 2, 3)}
    for name, axes in candidates.items():
        if abs(y.mean(axes)).max() < 1e-6:
            return name
    return "none"


LESSON: Final = Lesson(
    name="axis-kept",
    order=2,
    chapter="shared",
    check=check,
    steps=(
        Step(_BATCH),
        Step(cube("layer-keras", shape=(4, 6, 3, 3), data_format="NHWC")),
        Step(cube("group", shape=(4, 6, 3, 3), data_format="NHWC"), control="groups"),
    ),
    sources=(
        keras_page("BatchNormalization", "Argument axis"),
        keras_page("LayerNormalization", "Argument axis"),
        keras_page("GroupNormalization", "Argument axis"),
    ),
    related=("layer-norm-keras", "set-sizes"),
    concerns=("axis-kept", "axis-reduced", "axis-split"),
)
