"""Where γ and β start, and how many there are."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, equal, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import BATCH_NORM, keras_page, paper

_SHAPE: Final = (4, 3, 3, 6)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The starting values of γ and β, and their number under three layers."""
    x = noise(*_SHAPE)
    _, h, w, c = _SHAPE
    yield shown("channels", c)
    for name in ("BatchNormalization", "GroupNormalization", "LayerNormalization"):
        named = {"groups": 2} if name.startswith("Group") else {}
        made = laboratory.layer(layer(name, **named))
        made(x)
        yield equal(f"{name[:5].lower()}_gamma", 1.0, _one_value(made.weights["gamma"]))
    yield equal("beta", 0.0, _one_value(made.weights["beta"]))
    whole = laboratory.layer(layer("LayerNormalization", axis=[1, 2, 3]))
    whole(x)
    yield equal("whole", h * w * c, whole.weights["gamma"].size)


def _one_value(values: Array) -> float:
    """The value that all have; nan where they differ."""
    return float(values.flat[0]) if len(set(values.flat)) == 1 else float("nan")


LESSON: Final = Lesson(
    name="gamma-beta-start",
    order=1,
    chapter="parameters",
    check=check,
    steps=(
        Step(cube("batch", shape=(4, 6, 3, 3), color="y"), control="gamma"),
        Step(cube("layer", "group", shape=(4, 6, 3, 3), color="y"), control="beta"),
    ),
    sources=(
        keras_page("BatchNormalization", "Arguments gamma_initializer, beta_initializer"),
        paper(BATCH_NORM, "Section 3, after Equation for y"),
    ),
    related=("gamma-zero", "gamma-initializer", "undo"),
    concerns=("starts-at-one",),
)
