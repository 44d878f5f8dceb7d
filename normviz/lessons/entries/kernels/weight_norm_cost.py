"""What weight norm costs and what it does not depend on."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import SOFTMAX, layer, optimizer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Source, Step
from normviz.lessons.results import Result, below, equal, shown
from normviz.lessons.scenes import train
from normviz.lessons.sources import WEIGHT_NORM, paper
from normviz.norms.layer import LayerCall

_COUNT: Final = 300


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Accuracy with and without weight norm, over seeds, and independence of batch-mates."""
    plain = [_accuracy(laboratory, layer("Dense", 32, activation="relu"), seed) for seed in (0, 1)]
    wrapped = LayerCall(
        "normviz.engine.layers.weight_normalization.WeightNormalization",
        (layer("Dense", 32, activation="relu"),),
    )
    normed = [_accuracy(laboratory, wrapped, seed) for seed in (0, 1)]
    yield shown("count", _COUNT)
    yield shown("seeds", len(plain))
    yield shown("plain", sum(plain) / len(plain))
    yield shown("normed", sum(normed) / len(normed))
    yield below("apart", 0.1, abs(sum(plain) - sum(normed)) / len(plain))
    proof = laboratory.prove("weight", (4, 6, 3, 3), (1, 0, 0, 0))
    yield equal("set", 6 * 3 * 3, proof.gradient)


def _accuracy(laboratory: Laboratory, hidden: LayerCall, seed: int) -> float:
    digits = laboratory.digits(_COUNT, 200)
    network = laboratory.network(
        (layer("Flatten"), hidden, SOFTMAX), optimizer("Adam", 0.003), seed=seed
    )
    network.fit(digits.x, digits.y, epochs=8, batch_size=20)
    return network.evaluate(digits.x_validation, digits.y_validation)[1]


LESSON: Final = Lesson(
    name="weight-norm-cost",
    order=3,
    chapter="kernels",
    check=check,
    steps=(
        Step(train("weight-norm-cifar", "weight"), control="start"),
        Step(train("weight-norm-cifar", "none"), control="start"),
    ),
    sources=(
        Source(
            "TensorFlow Addons: Weight Normalization",
            "Compare Models",
            "https://www.tensorflow.org/addons/tutorials/layers_weightnormalization",
        ),
        paper(WEIGHT_NORM, "Section 5"),
    ),
    related=("weight-norm-start",),
)
