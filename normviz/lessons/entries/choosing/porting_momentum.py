"""Momentum in Keras and in PyTorch."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, below, close, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import keras_page, torch_page

_KERAS: Final = 0.99


def check(laboratory: Laboratory) -> Iterator[Result]:
    """How far one step moves the moving mean in Keras, and what PyTorch's number would be."""
    x = noise(64, 1, mean=5.0)
    bn = laboratory.layer(layer("BatchNormalization", momentum=_KERAS))
    bn(x, training=True)
    moved = float(bn.weights["moving_mean"][0] / x.mean())
    yield shown("keras", _KERAS)
    yield close("torch", 1 - _KERAS, moved, 1e-9)
    swapped = laboratory.layer(layer("BatchNormalization", momentum=1 - _KERAS))
    for at in range(50):
        swapped(noise(64, 1, seed=at, mean=5.0), training=True)
    last = noise(64, 1, seed=49, mean=5.0).mean()
    yield below("swapped", 0.02, abs(float(swapped.weights["moving_mean"][0] - last)))


LESSON: Final = Lesson(
    name="porting-momentum",
    order=1,
    chapter="choosing",
    check=check,
    steps=(
        Step(cube("batch", shape=(8, 6, 3, 3), training=False, momentum=0.99), control="momentum"),
        Step(cube("batch", shape=(8, 6, 3, 3), training=False, momentum=0.01), control="momentum"),
    ),
    sources=(
        keras_page("BatchNormalization", "Argument momentum"),
        torch_page("BatchNorm2d", "Parameter momentum, and the note on it"),
    ),
    related=("porting-epsilon", "unbiased-variance", "moving-lag"),
)
