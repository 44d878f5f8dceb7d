"""Training on the test set."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import SOFTMAX, layer, optimizer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, equal, shown
from normviz.lessons.scenes import train
from normviz.lessons.sources import tutorial

_COUNT: Final = 200


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Accuracy on digits that were trained on, against digits that were not."""
    digits = laboratory.digits(400, 360)
    network = laboratory.network(
        (layer("Flatten"), layer("Dense", 64, activation="relu"), SOFTMAX), optimizer("Adam", 0.003)
    )
    network.fit(digits.x[:_COUNT], digits.y[:_COUNT], epochs=30, batch_size=20)
    yield shown("count", _COUNT)
    seen = network.evaluate(digits.x[:_COUNT], digits.y[:_COUNT])[1]
    fresh = network.evaluate(digits.x_validation, digits.y_validation)[1]
    yield equal("seen", 1.0, seen)
    yield above("gap", 0.03, seen - fresh)
    yield shown("fresh", fresh)


LESSON: Final = Lesson(
    name="test-set",
    order=9,
    chapter="networks",
    check=check,
    steps=(
        Step(train("tutorial-norms", "group", "faithful"), control="start"),
        Step(train("tutorial-norms", "group", "proper"), control="start"),
    ),
    sources=(tutorial("cells with model.fit(x_test, y_test)"),),
    related=("gamma-initializer", "overfitting", "running-mean"),
    concerns=("faithful",),
)
