"""When ε is visible."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, close, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import BATCH_NORM, keras_page, paper

_SMALL: Final = 0.05
_EPSILON: Final = 1e-3


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The deviation of the output for large and small inputs."""
    bn = laboratory.layer(layer("BatchNormalization", epsilon=_EPSILON))
    x = noise(4096, 1)
    x = (x - x.mean()) / x.std()
    yield shown("epsilon", _EPSILON)
    yield shown("small", _SMALL)
    yield above("large", 0.999, float(bn(x, training=True).std()))
    expected = _SMALL / (_SMALL**2 + _EPSILON) ** 0.5
    found = float(bn(_SMALL * x, training=True).std())
    yield close("reached", expected, found, 1e-6)
    tiny = laboratory.layer(layer("BatchNormalization", epsilon=1e-9))
    yield below("tiny", 1e-6, abs(float(tiny(_SMALL * x, training=True).std()) - 1))


LESSON: Final = Lesson(
    name="epsilon",
    order=4,
    chapter="parameters",
    check=check,
    steps=(
        Step(cube("batch", shape=(8, 4, 3, 3), color="x_hat", epsilon=1e-3), control="epsilon"),
        Step(
            cube("batch", shape=(8, 4, 3, 3), color="x_hat", source="scale", epsilon=1.0),
            control="epsilon",
        ),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3, Algorithm 1"),
        keras_page("BatchNormalization", "Argument epsilon"),
    ),
    related=("porting-epsilon", "float16"),
    concerns=(
        "epsilon-zero",
        "epsilon-zero-batch",
        "epsilon-zero-instance",
        "epsilon-zero-moving",
        "epsilon-zero-renorm",
    ),
)
