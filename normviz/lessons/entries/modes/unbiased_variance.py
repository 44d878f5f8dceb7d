"""Biased and unbiased running variance."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, close, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import keras_page, torch_page

_STEPS: Final = 3000
_TWO: Final = cube("batch", shape=(2, 6, 1, 1), training=False, steps=_STEPS)
_LARGE: Final = cube("batch", shape=(8, 6, 10, 10), training=False, steps=_STEPS)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """What Keras keeps as moving variance, against the unbiased one, for small and large sets."""
    for name, scene in (("two", _TWO), ("large", _LARGE)):
        channel = tensor_of(scene)[..., :1]
        bn = laboratory.layer(layer("BatchNormalization"))
        bn.train(channel, _STEPS)
        kept = float(bn.weights["moving_variance"][0])
        yield close(f"keras_{name}", float(channel.var()), kept, 1e-9)
        count, unbiased = channel.size, float(channel.var(ddof=1))
        yield close(f"ratio_{name}", count / (count - 1), unbiased / kept, 1e-9)
        yield shown(f"count_{name}", count)
        if name == "two":
            ours = bn(channel)
            bn.assign(moving_variance=unbiased)
            yield above("smaller", 0.2, 1 - float(abs(bn(channel)).max() / abs(ours).max()))
        else:
            yield shown("more", unbiased / kept - 1)


LESSON: Final = Lesson(
    name="unbiased-variance",
    order=7,
    chapter="modes",
    check=check,
    steps=(
        Step(_TWO),
        Step(_LARGE),
    ),
    sources=(
        torch_page("BatchNorm2d", "Note on the unbiased estimator"),
        keras_page("BatchNormalization"),
    ),
    related=("porting-momentum", "porting-epsilon"),
    concerns=("unbiased-variance",),
)
