"""A last batch of one sample."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import keras_page

_COUNT: Final = 129
_BATCH: Final = 32


def check(laboratory: Laboratory) -> Iterator[Result]:
    """What one batch of a single sample does to the moving variance."""
    x = noise(_COUNT, 4, mean=1.0, deviation=2.0)
    yield shown("count", _COUNT)
    yield shown("size", _BATCH)
    yield shown("rest", _COUNT % _BATCH)
    kept, dropped = (laboratory.layer(layer("BatchNormalization", momentum=0.9)) for _ in range(2))
    for bn in (kept, dropped):
        for _ in range(50):
            for at in range(0, _COUNT - 1, _BATCH):
                bn(x[at : at + _BATCH], training=True)
    before = kept.weights["moving_variance"].mean()
    kept(x[-1:], training=True)
    after = kept.weights["moving_variance"].mean()
    yield above("fallen", 0.09, float(1 - after / before))
    yield above("apart", 0.05, furthest(kept(x), dropped(x)))
    alone = kept(x[-1:], training=True)
    yield below("alone", 1e-12, float(abs(alone).max()))


LESSON: Final = Lesson(
    name="last-batch",
    order=3,
    chapter="batch",
    check=check,
    steps=(
        Step(cube("batch", shape=(8, 6, 1, 1), color="y")),
        Step(cube("batch", shape=(1, 6, 1, 1), color="y")),
    ),
    sources=(keras_page("BatchNormalization", "Argument momentum"),),
    related=("batch-one", "set-of-one"),
    concerns=("torch-set-of-one", "torch-set-of-one-nan"),
)
