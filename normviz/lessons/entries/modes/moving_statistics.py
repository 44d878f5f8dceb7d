"""Which statistics batch norm takes when it predicts."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, equal, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import BATCH_NORM, keras_page, paper


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Batch norm in inference against the moving and the batch statistics."""
    x = noise(32, 4, mean=3.0, deviation=2.0)
    bn = laboratory.layer(layer("BatchNormalization"))
    bn(x)
    bn.assign(moving_mean=1.0, moving_variance=4.0)
    moving = (x - 1.0) / (4.0 + 1e-3) ** 0.5
    yield below("moving", 1e-6, furthest(bn(x), moving))
    yield above("batch", 1.0, furthest(bn(x), (x - x.mean(0)) / (x.var(0) + 1e-3) ** 0.5))
    gradient = bn.input_gradient(x, 0 * x + 1, training=False)
    yield shown("samples", 32)
    alone = bn(x[:1])
    yield below("alone", 1e-12, furthest(alone, bn(x)[:1]))
    proof = laboratory.prove("batch", (4, 6, 3, 3), (1, 2, 0, 0), training=False)
    yield equal("inputs", 1, proof.gradient)
    yield above("slope", 0.1, float(abs(gradient).min()))


LESSON: Final = Lesson(
    name="moving-statistics",
    order=1,
    chapter="modes",
    check=check,
    steps=(
        Step(cube("batch", shape=(4, 6, 3, 3), training=True), control="training"),
        Step(cube("batch", shape=(4, 6, 3, 3), training=False), control="training"),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3.1, Algorithm 2"),
        keras_page("BatchNormalization", "Argument training of call"),
    ),
    related=("moving-lag", "fit-evaluate", "frozen"),
    concerns=("moving-used", "moving-statistics"),
)
