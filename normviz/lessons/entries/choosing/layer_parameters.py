"""How many parameters layer norm has in both frameworks."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, equal, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import keras_page, torch_page

_SHAPE: Final = (2, 3, 3, 6)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """γ of the three layers that normalize over C, H and W or C."""
    x = noise(*_SHAPE)
    _, h, w, c = _SHAPE
    for name, expected, call in (
        ("axes", h * w * c, layer("LayerNormalization", axis=[1, 2, 3])),
        ("group", c, layer("GroupNormalization", groups=1)),
        ("pixel", c, layer("LayerNormalization", axis=-1)),
    ):
        made = laboratory.layer(call)
        made(x)
        yield equal(name, expected, made.weights["gamma"].size)
    yield shown("channels", c)


LESSON: Final = Lesson(
    name="layer-parameters",
    order=3,
    chapter="choosing",
    check=check,
    steps=(
        Step(cube("layer", shape=(2, 6, 3, 3))),
        Step(cube("layer", "layer-keras", shape=(2, 6, 3, 3))),
    ),
    sources=(
        keras_page("LayerNormalization", "Arguments center, scale"),
        torch_page("GroupNorm"),
        torch_page("LayerNorm"),
    ),
    related=("layer-norm-keras", "porting-epsilon"),
    concerns=("parameters", "parameters-one"),
)
