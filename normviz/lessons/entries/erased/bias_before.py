"""A bias in front of batch norm."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, equal, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import BATCH_NORM, codelab, keras_page, paper

_STEPS: Final = 20
_MANY: Final = 3000
_TRAINING: Final = cube("batch", shape=(8, 4, 3, 3), color="y", training=True)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Batch norm of x and of x + bias, in training and in inference."""
    x = tensor_of(_TRAINING)
    bias = noise(x.shape[-1], seed=1, deviation=2.0)
    plain, biased = (laboratory.layer(layer("BatchNormalization")) for _ in range(2))
    yield below(
        "training", 1e-6, furthest(plain(x, training=True), biased(x + bias, training=True))
    )
    gradient = biased.input_gradient(x + bias, noise(*x.shape, seed=2)).sum((0, 1, 2))
    yield below("gradient", 1e-9, float(abs(gradient).max()))
    plain.train(x, _STEPS - 3)
    biased.train(x + bias, _STEPS - 3)
    yield shown("steps", _STEPS)
    yield above("inference", 0.1, furthest(plain(x), biased(x + bias)))
    plain.train(x, _MANY - _STEPS)
    biased.train(x + bias, _MANY - _STEPS)
    yield shown("many", _MANY)
    yield below("inference_later", 1e-3, furthest(plain(x), biased(x + bias)))
    relu = laboratory.layer(layer("Dense", 4, use_bias=False))
    relu(x)
    yield equal("weights", 1, len(relu.weights))


LESSON: Final = Lesson(
    name="bias-before",
    order=6,
    chapter="erased",
    check=check,
    steps=(
        Step(_TRAINING),
        Step(
            cube("batch", shape=(8, 4, 3, 3), color="y", training=False, steps=20),
            control="training",
        ),
        Step(
            cube("batch", shape=(8, 4, 3, 3), color="y", training=False, steps=3000),
            control="steps",
        ),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3.2"),
        codelab("Batch normalization"),
        keras_page("BatchNormalization", "Argument center"),
    ),
    related=("scale-before", "moving-lag", "relu-scale"),
    concerns=("bias-before",),
)
