"""What Keras' layer norm normalizes by default."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import furthest, layer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, equal, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import LAYER_NORM, keras_page, paper, tutorial

_SHAPE: Final = (4, 6, 3, 3)
_FIRST: Final = cube("layer-keras", "layer", shape=_SHAPE, data_format="NCHW")


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The sets of both layer norms, and what LayerNormalization does with channels first."""
    n, c, h, w = _SHAPE
    keras_set = laboratory.prove("layer-keras", _SHAPE, (1, 2, 0, 0))
    paper_set = laboratory.prove("layer", _SHAPE, (1, 2, 0, 0))
    yield equal("keras_set", c, keras_set.gradient)
    yield equal("paper_set", c * h * w, paper_set.gradient)
    yield shown("keras_sets", n * h * w)
    yield shown("paper_sets", n)
    channels_first = np.moveaxis(tensor_of(_FIRST), -1, 1)
    bare = laboratory.layer(layer("LayerNormalization"))
    y = bare(channels_first)
    yield equal("bare_axis", w, bare.weights["gamma"].size)
    right = laboratory.layer(layer("LayerNormalization", axis=1))
    yield above("bare_apart", 0.1, furthest(y, right(channels_first)))


LESSON: Final = Lesson(
    name="layer-norm-keras",
    order=3,
    chapter="shared",
    check=check,
    steps=(
        Step(cube("layer-keras", "layer", shape=(4, 6, 3, 3), element=(1, 2, 0, 0))),
        Step(cube("layer-keras", shape=(4, 6, 3, 3), form="tiles", color="all")),
        Step(_FIRST),
    ),
    sources=(
        tutorial("Layer Normalization Tutorial"),
        paper(LAYER_NORM, "Section 3, Equation 3"),
        keras_page("LayerNormalization", "Argument axis"),
    ),
    related=("group-special-cases", "axis-kept"),
    concerns=("bare-takes-pixel", "bare-takes-w"),
)
