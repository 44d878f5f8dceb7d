"""Why a batch of one breaks batch norm."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import SOFTMAX, layer, noise, optimizer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, equal, shown
from normviz.lessons.scenes import cube, train
from normviz.lessons.sources import GROUP_NORM, keras_page, paper
from normviz.norms.layer import LayerCall

_EPOCHS: Final = 2
_COUNT: Final = 200
_SAMPLES: Final = 4


def check(laboratory: Laboratory) -> Iterator[Result]:
    """What batch norm gives for one sample, and what a network learns with batches of one."""
    x = noise(1, 6)
    bn = laboratory.layer(layer("BatchNormalization"))
    yield equal("output", 0.0, float(abs(bn(x, training=True)).max()))
    yield shown("samples", _SAMPLES)
    yield shown("count", _COUNT)
    batch = _accuracy(laboratory, layer("BatchNormalization"))
    norm_free = _accuracy(laboratory, layer("LayerNormalization"))
    yield above("layer", 0.7, norm_free)
    yield above("gap", 0.3, norm_free - batch)
    yield shown("batch", batch)


def _accuracy(laboratory: Laboratory, norm: LayerCall) -> float:
    """Of a dense network trained with batches of one, on digits that it has not seen."""
    digits = laboratory.digits(_COUNT, 100)
    layers = (layer("Flatten"), layer("Dense", 32), norm, layer("Activation", "relu"), SOFTMAX)
    network = laboratory.network(layers, optimizer("Adam", 0.001))
    network.fit(digits.x, digits.y, epochs=_EPOCHS, batch_size=1)
    return network.evaluate(digits.x_validation, digits.y_validation)[1]


LESSON: Final = Lesson(
    name="batch-one",
    order=2,
    chapter="batch",
    check=check,
    steps=(
        Step(cube("batch", "layer", shape=(_SAMPLES, 6, 1, 1), color="y"), control="N"),
        Step(cube("batch", "layer", shape=(1, 6, 1, 1), color="y"), control="N"),
        Step(train("bn-mlp", "batch"), control="batch_size"),
    ),
    sources=(
        paper(GROUP_NORM, "Section 1 and Figure 1"),
        keras_page("BatchNormalization"),
    ),
    related=("set-of-one", "last-batch", "small-batches"),
)
