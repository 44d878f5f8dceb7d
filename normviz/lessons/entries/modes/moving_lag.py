"""How long the start of the moving statistics weighs."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, close, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import BATCH_NORM, keras_page, paper

_STEPS: Final = 20
_MANY: Final = 3000
_MOMENTUM: Final = 0.99
_SOON: Final = cube("batch", color="y", source="offset", training=False, steps=_STEPS)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The moving mean after few and after many steps on one batch, and what y it gives."""
    x = tensor_of(_SOON)
    bn = laboratory.layer(layer("BatchNormalization", momentum=_MOMENTUM))
    trained = bn(x, training=True)
    bn.train(x, _STEPS - 1)
    yield shown("steps", _STEPS)
    yield shown("many", _MANY)
    yield shown("step", 1 - _MOMENTUM)
    weight = 1 - bn.weights["moving_mean"].mean() / x.mean()
    yield close("start_weight", _MOMENTUM**_STEPS, weight, 1e-9)
    yield above("apart", 1.0, furthest(bn(x), trained))
    bn.train(x, _MANY - _STEPS)
    yield below("apart_later", 1e-6, furthest(bn(x), trained))


LESSON: Final = Lesson(
    name="moving-lag",
    order=2,
    chapter="modes",
    check=check,
    steps=(
        Step(cube("batch", color="y", source="offset", training=True), control="training"),
        Step(_SOON, control="steps"),
        Step(cube("batch", color="y", source="offset", training=False, steps=_MANY)),
    ),
    sources=(
        keras_page("BatchNormalization", "Argument momentum"),
        paper(BATCH_NORM, "Section 3.1, Algorithm 2"),
    ),
    related=("moving-statistics", "fit-evaluate"),
    concerns=("moving-lag", "moving-used", "new-layer"),
)
