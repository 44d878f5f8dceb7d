"""Weights times ten in front of batch norm."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, below, close, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import BATCH_NORM, keras_page, paper

_FACTOR: Final = 10.0


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Output and gradient of Dense → batch norm when the kernel grows."""
    x, weight = noise(64, 5), noise(64, 4, seed=1)
    dense = laboratory.layer(layer("Dense", 4, use_bias=False))
    dense(x)
    bn = laboratory.layer(layer("BatchNormalization", epsilon=1e-9))
    kernel = dense.weights["kernel"]
    found = []
    for factor in (1.0, _FACTOR):
        dense.assign(kernel=factor * kernel)
        hidden = dense(x)
        y = bn(hidden, training=True)
        gradient = bn.input_gradient(hidden, weight)
        found.append((y, dense.weight_gradients(x, gradient)["kernel"]))
    (one, slope), (other, flatter) = found
    yield shown("factor", _FACTOR)
    yield below("outputs", 1e-6, furthest(one, other))
    yield close("gradient", 1 / _FACTOR, float(abs(flatter).sum() / abs(slope).sum()), 1e-5)
    radial = float(abs((slope * kernel).sum(0)).max())
    yield below("radial", 1e-6, radial)


LESSON: Final = Lesson(
    name="scale-before",
    order=5,
    chapter="erased",
    check=check,
    steps=(
        Step(cube("batch", shape=(8, 4, 3, 3), color="x_hat", epsilon=1e-6)),
        Step(cube("batch", shape=(8, 4, 3, 3), color="y")),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3.3"),
        keras_page("BatchNormalization"),
    ),
    related=("bias-before", "gradient-sum", "learning-rate"),
)
