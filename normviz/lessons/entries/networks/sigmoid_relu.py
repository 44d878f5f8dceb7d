"""Why deep networks of sigmoids do not learn."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import train
from normviz.lessons.sources import BATCH_NORM, codelab, paper
from normviz.norms.layer import LayerCall

_DEPTH: Final = 12


def check(laboratory: Laboratory) -> Iterator[Result]:
    """How much of the gradient arrives at the first of several layers."""
    yield shown("depth", _DEPTH)
    sigmoid = _arriving(laboratory, "sigmoid", norm=False)
    relu = _arriving(laboratory, "relu", norm=False)
    normed = _arriving(laboratory, "sigmoid", norm=True)
    yield below("sigmoid", 1e-6, sigmoid)
    yield above("relu", 100.0, relu / sigmoid)
    yield above("normed", 100.0, normed / sigmoid)


def _arriving(laboratory: Laboratory, activation: str, *, norm: bool) -> float:
    """The size of ∂(sum of outputs)/∂x, over that of the outermost layer's."""
    x = noise(64, 32)
    layers = []
    for at in range(_DEPTH):
        start = LayerCall("keras.initializers.GlorotUniform", named={"seed": at})
        layers.append(layer("Dense", 32, kernel_initializer=start))
        layers += [layer("BatchNormalization")] if norm else []
        layers.append(layer("Activation", activation))
    made = [laboratory.layer(each) for each in layers]
    inputs = [x]
    for each in made:
        inputs.append(each(inputs[-1], training=True))
    gradient = noise(64, 32, seed=1)
    for each, before in zip(reversed(made), reversed(inputs[:-1]), strict=True):
        gradient = each.input_gradient(before, gradient)
    return float(abs(gradient).mean() / abs(noise(64, 32, seed=1)).mean())


LESSON: Final = Lesson(
    name="sigmoid-relu",
    order=4,
    chapter="networks",
    check=check,
    steps=(
        Step(train("sigmoid", "none"), control="start"),
        Step(train("relu", "none"), control="start"),
        Step(train("deep-sigmoid", "batch"), control="start"),
    ),
    sources=(
        codelab("[THEORY] Activation functions"),
        codelab("[LAB] Special care for deep networks"),
        paper(BATCH_NORM, "Section 1"),
    ),
    related=("gamma-zero", "dense-layer", "covariate-shift"),
)
