"""A learning rate that is too high, and one that decays."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from normviz.lessons.calls import SOFTMAX, layer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import train
from normviz.lessons.sources import codelab
from normviz.norms.layer import LayerCall

_EPOCHS: Final = 20


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The last losses with a small, a high, and a decaying rate."""
    high = _losses(laboratory, _rate(0.05, 1.0))
    decayed = _losses(laboratory, _rate(0.05, 0.1))
    low = _losses(laboratory, _rate(0.0001, 1.0))
    yield shown("low", low[-1])
    yield shown("high", high[-1])
    yield above("jump", 0.0, max(b - a for a, b in pairwise(high)))
    yield below("decayed", high[-1], decayed[-1])
    yield below("low_behind", low[-1], decayed[-1])


def _rate(first: float, rate: float) -> LayerCall:
    """A rate that falls by ``rate`` over the whole training; 1 keeps it."""
    named = {"decay_steps": _EPOCHS * 20, "decay_rate": rate**2}
    path = "keras.optimizers.schedules.ExponentialDecay"
    return LayerCall(path, (first,), named)


def _losses(laboratory: Laboratory, rate: LayerCall) -> list[float]:
    digits = laboratory.digits(400, 1)
    network = laboratory.network(
        (layer("Flatten"), layer("Dense", 32, activation="relu"), SOFTMAX),
        LayerCall("keras.optimizers.Adam", (rate,)),
    )
    return network.fit(digits.x, digits.y, epochs=_EPOCHS, batch_size=20)


LESSON: Final = Lesson(
    name="learning-rate",
    order=5,
    chapter="networks",
    check=check,
    steps=(
        Step(train("relu", "none"), control="learning_rate"),
        Step(train("relu-decay", "none"), control="learning_rate"),
    ),
    sources=(codelab("[LAB] Learning rate decay"),),
    related=("gradient-descent", "scale-before"),
)
