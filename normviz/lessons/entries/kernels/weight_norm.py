"""Length and direction of a kernel under weight norm."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, below, close, equal, shown
from normviz.lessons.scenes import cube, train
from normviz.lessons.sources import WEIGHT_NORM, paper
from normviz.norms.layer import LayerCall


def check(laboratory: Laboratory) -> Iterator[Result]:
    """W = g·v/‖v‖ on the app's layer, and the product of v with its gradient."""
    x, weight = noise(64, 5), noise(64, 3, seed=1)
    call = LayerCall(
        "normviz.engine.layers.weight_normalization.WeightNormalization",
        (layer("Dense", 3, use_bias=False, dtype="float64"),),
        {"data_init": False},
    )
    norm = laboratory.layer(call)
    first = norm(x)
    v, g = norm.weights["kernel"], norm.weights["g"]
    yield equal("lengths", 3, g.size)
    yield below("start", 1e-6, furthest(g, np.linalg.norm(v, axis=0)))
    yield below("formula", 1e-6, furthest(first, x @ (g * v / np.linalg.norm(v, axis=0))))
    gradient = norm.weight_gradients(x, weight)["kernel"]
    yield below("radial", 1e-6, float(abs((gradient * v).sum(0)).max()))
    norm.assign(kernel=10 * v)
    yield below("scaled", 1e-6, furthest(norm(x), first))
    norm.assign(g=2 * g)
    yield close("doubled", 2.0, float((norm(x) / first).mean()), 1e-6)
    yield shown("size", float(abs(gradient).max()))


LESSON: Final = Lesson(
    name="weight-norm",
    order=1,
    chapter="kernels",
    check=check,
    steps=(
        Step(cube("weight", shape=(4, 6, 3, 3), color="x")),
        Step(cube("weight", shape=(4, 6, 3, 3), color="y"), control="gamma"),
        Step(train("weight-norm-cifar", "weight"), control="start"),
    ),
    sources=(paper(WEIGHT_NORM, "Section 2, Equation 2"),),
    related=("weight-norm-start", "weight-norm-cost", "spectral-norm"),
    concerns=("kernel",),
)
