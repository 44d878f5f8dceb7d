"""Biased and unbiased running variance."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, close, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import keras_page, torch_page


def check(laboratory: Laboratory) -> Iterator[Result]:
    """What Keras keeps as moving variance, against the unbiased one, for small and large sets."""
    for name, count in (("two", 2), ("large", 800)):
        x = noise(count, 1)
        bn = laboratory.layer(layer("BatchNormalization", momentum=0.0))
        bn(x, training=True)
        kept = float(bn.weights["moving_variance"][0])
        yield close(f"keras_{name}", float(x.var()), kept, 1e-9)
        ratio = float(x.var(ddof=1)) / kept
        yield close(f"ratio_{name}", count / (count - 1), ratio, 1e-9)
        yield shown(f"count_{name}", count)
    x = noise(2, 1, mean=1.0)
    bn = laboratory.layer(layer("BatchNormalization", momentum=0.0, epsilon=1e-9))
    bn(x, training=True)
    ours = bn(x)
    bn.assign(moving_variance=x.var(ddof=1))
    yield above("smaller", 0.2, 1 - float(abs(bn(x)).max() / abs(ours).max()))


LESSON: Final = Lesson(
    name="unbiased-variance",
    order=7,
    chapter="modes",
    check=check,
    steps=(
        Step(cube("batch", shape=(2, 6, 1, 1), training=False)),
        Step(cube("batch", shape=(8, 6, 10, 10), training=False)),
    ),
    sources=(
        torch_page("BatchNorm2d", "Note on the unbiased estimator"),
        keras_page("BatchNormalization"),
    ),
    related=("porting-momentum", "porting-epsilon"),
    concerns=("unbiased-variance",),
)
