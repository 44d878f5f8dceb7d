"""Length and direction of a kernel under weight norm."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, below, close, equal, shown
from normviz.lessons.scenes import cube, tensor_of, train
from normviz.lessons.sources import WEIGHT_NORM, paper
from normviz.norms.layer import LayerCall

_KERNEL: Final = cube("weight", shape=(4, 6, 3, 3), color="x")
_AXES: Final = (0, 1, 2)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """W = g·v/‖v‖ on the app's layer, and the product of v with its gradient."""
    v = np.moveaxis(tensor_of(_KERNEL), 0, -1)
    x, weight = noise(8, 5, 5, v.shape[2]), noise(8, 3, 3, v.shape[3], seed=1)
    plain = layer("Conv2D", v.shape[3], v.shape[0], use_bias=False, dtype="float64")
    path = "normviz.engine.layers.weight_normalization.WeightNormalization"
    norm = laboratory.layer(LayerCall(path, (plain,), {"data_init": False}))
    norm(x)
    fresh, lengths = norm.weights, _lengths(v)
    yield below("start", 1e-6, furthest(fresh["g"], _lengths(fresh["kernel"])))
    g = abs(noise(v.shape[3], seed=2)) + 0.5
    norm.assign(kernel=v, g=g)
    first = norm(x)
    yield equal("lengths", v.shape[3], g.size)
    yield shown("length", float(lengths[0]))
    convolution = laboratory.layer(plain)
    convolution(x)
    convolution.assign(kernel=g * v / lengths)
    yield below("formula", 1e-6, furthest(first, convolution(x)))
    gradient = norm.weight_gradients(x, weight)["kernel"]
    yield below("radial", 1e-6, float(abs((gradient * v).sum(_AXES)).max()))
    norm.assign(kernel=10 * v)
    yield below("scaled", 1e-6, furthest(norm(x), first))
    norm.assign(g=2 * g)
    yield close("doubled", 2.0, float((norm(x) / first).mean()), 1e-6)
    yield shown("size", float(abs(gradient).max()))


def _lengths(v: Array) -> Array:
    """‖v‖ of each output channel."""
    found: Array = (v**2).sum(_AXES) ** 0.5
    return found


LESSON: Final = Lesson(
    name="weight-norm",
    order=1,
    chapter="kernels",
    check=check,
    steps=(
        Step(_KERNEL),
        Step(cube("weight", shape=(4, 6, 3, 3), color="y"), control="gamma"),
        Step(train("weight-norm-cifar", "weight"), control="start"),
    ),
    sources=(paper(WEIGHT_NORM, "Section 2, Equation 2"),),
    related=("weight-norm-start", "weight-norm-cost", "spectral-norm"),
    concerns=("kernel",),
)
