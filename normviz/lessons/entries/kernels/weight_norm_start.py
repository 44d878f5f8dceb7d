"""The data-dependent start of weight norm."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below
from normviz.lessons.scenes import train
from normviz.lessons.sources import WEIGHT_NORM, paper
from normviz.norms.layer import LayerCall


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Mean and deviation of the outputs after the first training step, with both starts."""
    x = noise(256, 20, mean=1.0, deviation=3.0)
    for name, data_init in (("data", True), ("plain", False)):
        call = LayerCall(
            "normviz.engine.layers.weight_normalization.WeightNormalization",
            (layer("Dense", 8, dtype="float64"),),
            {"data_init": data_init},
        )
        norm = laboratory.layer(call)
        norm(x, training=True)
        y = norm(x)
        mean, deviation = float(abs(y.mean(0)).max()), float(abs(y.std(0) - 1).max())
        bound = below if data_init else above
        limit = 1e-4 if data_init else 0.1
        yield bound(f"{name}_mean", limit, mean)
        yield bound(f"{name}_deviation", limit, deviation)


LESSON: Final = Lesson(
    name="weight-norm-start",
    order=2,
    chapter="kernels",
    check=check,
    steps=(
        Step(train("weight-norm-cifar", "weight"), control="data_init"),
        Step(train("weight-norm-cifar", "weight", data_init=False), control="data_init"),
    ),
    sources=(paper(WEIGHT_NORM, "Section 3, Equations 5 and 6"),),
    related=("weight-norm", "weight-norm-cost"),
    concerns=("length-apart",),
)
