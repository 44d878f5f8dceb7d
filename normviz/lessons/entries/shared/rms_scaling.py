"""Why ``rms_scaling`` of Keras' layer norm is not RMS norm."""

import warnings
from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import keras_page, torch_page

_OFFSET: Final = cube(
    "rms", "layer-keras", shape=(4, 6, 3, 3), color="y", source="offset", epsilon=1e-6
)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """LayerNormalization(rms_scaling=True) and RMSNormalization against the RMS formula."""
    x = tensor_of(_OFFSET)
    formula = x / ((x**2).mean(-1, keepdims=True) + 1e-6) ** 0.5
    rms = laboratory.layer(layer("RMSNormalization", epsilon=1e-6))
    yield below("rms", 1e-6, furthest(rms(x), formula))
    with warnings.catch_warnings():  # Keras calls the argument deprecated, for this very reason
        warnings.simplefilter("ignore", UserWarning)
        scaling = laboratory.layer(layer("LayerNormalization", rms_scaling=True, epsilon=1e-6))
        y = scaling(x)
    yield above("scaling", 0.5, furthest(y, formula))
    deviation = x / (x.var(-1, keepdims=True) + 1e-6) ** 0.5
    yield below("deviation", 1e-6, furthest(y, deviation))


LESSON: Final = Lesson(
    name="rms-scaling",
    order=6,
    chapter="shared",
    check=check,
    steps=(
        Step(cube("rms", "layer-keras", shape=(4, 6, 3, 3), color="x_hat", source="offset")),
        Step(_OFFSET),
    ),
    sources=(
        keras_page("LayerNormalization", "Argument rms_scaling"),
        keras_page("RMSNormalization"),
        torch_page("RMSNorm"),
    ),
    related=("layer-norm-keras",),
    concerns=("no-mean",),
)
