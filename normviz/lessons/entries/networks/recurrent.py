"""Norms for sequences."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, train
from normviz.lessons.sources import LAYER_NORM, paper, tutorial

_LENGTH: Final = 28


def check(laboratory: Laboratory) -> Iterator[Result]:
    """What a GRU's outputs become under both norms when the sequences change length."""
    x = noise(16, _LENGTH, 8, deviation=2.0)
    gru = laboratory.layer(layer("GRU", 12, return_sequences=True, seed=0))
    states = gru(x)
    yield shown("length", _LENGTH)
    half = _LENGTH // 2
    for name, call in (
        ("layer", layer("LayerNormalization")),
        ("batch", layer("BatchNormalization")),
    ):
        norm = laboratory.layer(call)
        whole = norm(states, training=True)[:, :half]
        found = furthest(whole, norm(states[:, :half], training=True))
        yield below(name, 1e-12, found) if name == "layer" else above(name, 0.05, found)


LESSON: Final = Lesson(
    name="recurrent",
    order=11,
    chapter="networks",
    check=check,
    steps=(
        Step(cube("layer-keras", "batch", shape=(8, 12, 1, 28))),
        Step(cube("layer-keras", shape=(8, 12, 1, 28), element=(0, 0, 0, 5))),
        Step(train("recurrent", "layer-keras"), control="norm"),
    ),
    sources=(
        paper(LAYER_NORM, "Section 3.1"),
        tutorial("Layer Normalization Tutorial"),
    ),
    related=("padding", "layer-norm-keras", "which-norm"),
)
