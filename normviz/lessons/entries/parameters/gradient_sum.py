"""Why the gradient of a statistic set sums to 0."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import BATCH_NORM, keras_page, paper

_EPSILON: Final = 1e-9
_AXES: Final = (0, 1, 2)
_TRAINING: Final = cube("batch", shape=(4, 6, 3, 3), color="x_hat", epsilon=_EPSILON)
_INFERENCE: Final = cube(
    "batch", shape=(4, 6, 3, 3), color="x_hat", epsilon=_EPSILON, training=False
)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Σ ∂L/∂x and Σ x̂·∂L/∂x over a channel, for batch norm in training; and in inference."""
    x = tensor_of(_TRAINING)
    weight = noise(*x.shape, seed=1)
    bn = laboratory.layer(layer("BatchNormalization", epsilon=_EPSILON))
    gradient = bn.input_gradient(x, weight)
    x_hat = (x - x.mean(_AXES)) / x.std(_AXES)
    yield shown("samples", x[..., 0].size)
    yield shown("size", float(abs(gradient).max()))
    yield below("sum", 1e-9, float(abs(gradient.sum(_AXES)).max()))
    yield below("along", 1e-6, float(abs((gradient * x_hat).sum(_AXES)).max()))
    inference = bn.input_gradient(x, weight, training=False)
    yield above("inference", 1.0, float(abs(inference.sum(_AXES)).max()))


LESSON: Final = Lesson(
    name="gradient-sum",
    order=7,
    chapter="parameters",
    check=check,
    steps=(
        Step(_TRAINING),
        Step(_INFERENCE, control="training"),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3, equations of the gradients"),
        keras_page("BatchNormalization"),
    ),
    related=("scale-before", "bias-before"),
)
