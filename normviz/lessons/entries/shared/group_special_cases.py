"""Group norm between layer norm and instance norm."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import GROUP_NORM, keras_page, paper, tutorial

_PIXEL: Final = cube("group", "layer-keras", shape=(4, 6, 3, 3), groups=1)
"""N, H, W, C."""


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Group norm with one group, and with as many as channels, against the others."""
    x = tensor_of(_PIXEL)
    channels = x.shape[-1]
    yield shown("channels", channels)
    one = laboratory.layer(layer("GroupNormalization", groups=1))(x)
    whole = laboratory.layer(layer("LayerNormalization", axis=[1, 2, 3]))(x)
    yield below("one_group", 1e-6, furthest(one, whole))
    most = laboratory.layer(layer("GroupNormalization", groups=channels))(x)
    mean = x.mean((1, 2), keepdims=True)
    instance = (x - mean) / (x.var((1, 2), keepdims=True) + 1e-3) ** 0.5
    yield below("all_groups", 1e-6, furthest(most, instance))
    minus = laboratory.layer(layer("GroupNormalization", groups=-1))(x)
    yield below("minus_one", 1e-6, furthest(minus, most))
    pixel = laboratory.layer(layer("LayerNormalization", axis=-1))(x)
    yield above("not_pixel", 0.1, furthest(one, pixel))


LESSON: Final = Lesson(
    name="group-special-cases",
    order=4,
    chapter="shared",
    check=check,
    steps=(
        Step(cube("layer", "group", shape=(4, 6, 3, 3), groups=1), control="groups"),
        Step(cube("instance", "group", shape=(4, 6, 3, 3), groups=6), control="groups"),
        Step(_PIXEL),
    ),
    sources=(
        paper(GROUP_NORM, "Section 3.1, Relation to Prior Work"),
        tutorial("Introduction"),
        keras_page("GroupNormalization", "Argument groups"),
    ),
    related=("layer-norm-keras", "group-count", "dense-instance"),
    concerns=("one-group", "not-one-group", "group-per-channel"),
)
