"""Instance norm behind a dense layer."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, below, equal, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import INSTANCE_NORM, keras_page, paper


def check(laboratory: Laboratory) -> Iterator[Result]:
    """GroupNormalization(groups=-1) on (N, C), and how many outputs depend on an input."""
    x = noise(8, 6, mean=1.0)
    norm = laboratory.layer(layer("GroupNormalization", groups=-1))
    norm(x)
    beta = noise(6, seed=1)
    norm.assign(beta=beta)
    yield shown("channels", 6)
    yield below("beta", 1e-12, furthest(norm(x), 0 * x + beta))
    other = norm(x + noise(8, 6, seed=2))
    yield equal("moved", 0, int((abs(other - norm(x)) > 1e-12).sum()))


LESSON: Final = Lesson(
    name="dense-instance",
    order=4,
    chapter="erased",
    check=check,
    steps=(
        Step(cube("instance", shape=(8, 6, 1, 1), color="x")),
        Step(cube("instance", shape=(8, 6, 1, 1), color="y")),
    ),
    sources=(
        paper(INSTANCE_NORM, "Section 2, Equation 2"),
        keras_page("GroupNormalization", "Argument groups"),
    ),
    related=("set-of-one", "group-special-cases"),
)
