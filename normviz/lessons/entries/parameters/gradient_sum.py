"""Why the gradient of a statistic set sums to 0."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import BATCH_NORM, keras_page, paper


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Σ ∂L/∂x and Σ x̂·∂L/∂x over a channel, for batch norm in training; and in inference."""
    x, weight = noise(64, 4, mean=2.0), noise(64, 4, seed=1)
    bn = laboratory.layer(layer("BatchNormalization", epsilon=1e-9))
    gradient = bn.input_gradient(x, weight)
    x_hat = (x - x.mean(0)) / x.std(0)
    yield shown("samples", 64)
    yield shown("size", float(abs(gradient).max()))
    yield below("sum", 1e-9, float(abs(gradient.sum(0)).max()))
    yield below("along", 1e-6, float(abs((gradient * x_hat).sum(0)).max()))
    inference = bn.input_gradient(x, weight, training=False)
    yield above("inference", 1.0, float(abs(inference.sum(0)).max()))


LESSON: Final = Lesson(
    name="gradient-sum",
    order=7,
    chapter="parameters",
    check=check,
    steps=(
        Step(cube("batch", shape=(4, 6, 3, 3), color="x_hat")),
        Step(cube("batch", shape=(4, 6, 3, 3), color="x_hat", training=False), control="training"),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3, equations of the gradients"),
        keras_page("BatchNormalization"),
    ),
    related=("scale-before", "bias-before"),
)
