"""ε of Keras and PyTorch when weights are ported."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, edits_of
from normviz.lessons.sources import keras_page, torch_page

_SMALL: Final = 0.03
_SHAPE: Final = (4, 6, 3, 3)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Outputs of the same weights with both ε, for ordinary and small variances."""
    yield shown("keras", 1e-3)
    yield shown("torch", 1e-5)
    x = noise(64, 4)
    found = {}
    for name, deviation in (("ordinary", 1.0), ("small", _SMALL)):
        outputs = []
        for epsilon in (1e-3, 1e-5):
            bn = laboratory.layer(layer("BatchNormalization", epsilon=epsilon))
            bn(x)
            bn.assign(moving_variance=deviation**2)
            outputs.append(bn(deviation * x))
        found[name] = furthest(*outputs)
    yield below("ordinary", 0.01, found["ordinary"])
    yield above("small", 0.3, found["small"])
    yield shown("deviation", _SMALL)


LESSON: Final = Lesson(
    name="porting-epsilon",
    order=2,
    chapter="choosing",
    check=check,
    steps=(
        Step(cube("batch", shape=_SHAPE, color="y", epsilon=1e-3), control="epsilon"),
        Step(
            cube(
                "batch",
                shape=_SHAPE,
                color="y",
                epsilon=1e-3,
                edits=edits_of(noise(*_SHAPE, deviation=_SMALL)),
            ),
            control="epsilon",
        ),
    ),
    sources=(
        keras_page("BatchNormalization", "Argument epsilon"),
        torch_page("BatchNorm2d", "Parameter eps"),
    ),
    related=("epsilon", "porting-momentum"),
)
