"""Which statistics batch norm takes when it predicts."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, equal, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import BATCH_NORM, keras_page, paper

_SHAPE: Final = (4, 6, 3, 3)
_STEPS: Final = 20
_AXES: Final = (0, 1, 2)
_INFERENCE: Final = cube("batch", shape=_SHAPE, source="offset", training=False, steps=_STEPS)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Batch norm in inference against the moving and the batch statistics."""
    x = tensor_of(_INFERENCE)
    bn = laboratory.layer(layer("BatchNormalization"))
    bn.train(x, _STEPS)
    yield shown("steps", _STEPS)
    start = 0.99**_STEPS
    mean, variance = (1 - start) * x.mean(_AXES), start + (1 - start) * x.var(_AXES)
    yield below("moving", 1e-6, furthest(bn(x), (x - mean) / (variance + 1e-3) ** 0.5))
    batch = (x - x.mean(_AXES)) / (x.var(_AXES) + 1e-3) ** 0.5
    yield above("batch", 1.0, furthest(bn(x), batch))
    gradient = bn.input_gradient(x, 0 * x + 1, training=False)
    yield shown("samples", len(x))
    yield below("alone", 1e-12, furthest(bn(x[:1]), bn(x)[:1]))
    proof = laboratory.prove("batch", _SHAPE, (1, 2, 0, 0), training=False)
    yield equal("inputs", 1, proof.gradient)
    yield above("slope", 0.1, float(abs(gradient).min()))


LESSON: Final = Lesson(
    name="moving-statistics",
    order=1,
    chapter="modes",
    check=check,
    steps=(
        Step(cube("batch", shape=_SHAPE, source="offset", training=True), control="training"),
        Step(_INFERENCE, control="training"),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3.1, Algorithm 2"),
        keras_page("BatchNormalization", "Argument training of call"),
    ),
    related=("moving-lag", "fit-evaluate", "frozen"),
    concerns=("moving-used", "moving-statistics"),
)
