"""The accuracy that Keras prints while it trains."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from normviz.lessons.calls import SOFTMAX, layer, optimizer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Source, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import train


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The epoch's printed loss against the loss of the weights at its end."""
    digits = laboratory.digits(400, 1)
    network = laboratory.network((layer("Flatten"), SOFTMAX), optimizer("Adam", 0.01))
    printed = network.fit(digits.x, digits.y, epochs=1, batch_size=20)[0]
    at_end = network.evaluate(digits.x, digits.y)[0]
    yield shown("printed", printed)
    yield below("at_end", printed / 2, at_end)
    means = np.cumsum([4.0, 2.0, 0.0]) / np.arange(1, 4)
    recovered = [n * means[n - 1] - (n - 1) * means[n - 2] for n in (2, 3)]
    yield below("recovered", 1e-12, float(np.abs(np.array(recovered) - [2.0, 0.0]).max()))
    yield above("ratio", 2.0, printed / at_end)


LESSON: Final = Lesson(
    name="running-mean",
    order=10,
    chapter="networks",
    check=check,
    steps=(Step(train("relu", "none"), control="start"),),
    sources=(Source("Keras: Metrics", "update_state and result", "https://keras.io/api/metrics/"),),
    related=("test-set", "learning-rate"),
)
