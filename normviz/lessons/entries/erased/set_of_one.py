"""What a norm gives where a set has one element."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, equal, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import GROUP_NORM, keras_page, paper

_BETA: Final = 0.5
_RMS_EPSILON: Final = 1e-6
_RMS: Final = cube("rms", shape=(4, 1, 3, 3), color="y", epsilon=_RMS_EPSILON)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The output of norms on sets of one, whatever x was."""
    x = noise(4, 1, 1, 6, mean=2.0, deviation=5.0)
    instance = laboratory.layer(layer("GroupNormalization", groups=-1))
    instance(x)
    instance.assign(beta=_BETA)
    yield shown("beta", _BETA)
    yield below("instance", 1e-12, furthest(instance(x), 0 * x + _BETA))
    gradient = instance.input_gradient(x, noise(*x.shape, seed=1))
    yield equal("gradient", 0.0, float(abs(gradient).max()))
    batch = laboratory.layer(layer("BatchNormalization"))
    alone = x[:1]
    yield equal("batch_alone", 0.0, float(abs(batch(alone, training=True)).max()))
    rms = laboratory.layer(layer("RMSNormalization", epsilon=_RMS_EPSILON))
    yield above("rms", 0.9, float(abs(rms(tensor_of(_RMS))).min()))


LESSON: Final = Lesson(
    name="set-of-one",
    order=3,
    chapter="erased",
    check=check,
    steps=(
        Step(cube("instance", shape=(4, 6, 1, 1), color="y", beta=_BETA)),
        Step(cube("batch", shape=(1, 6, 1, 1), color="y")),
        Step(_RMS),
    ),
    sources=(
        paper(GROUP_NORM, "Section 3.2, Equation 1"),
        keras_page("GroupNormalization"),
    ),
    related=("dense-instance", "last-batch"),
    concerns=("set-of-one", "sign-only"),
)
