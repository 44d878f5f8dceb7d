"""Why γ is off before a relu."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, shown
from normviz.lessons.scenes import cube, tensor_of, train
from normviz.lessons.sources import codelab, keras_page

_BATCH: Final = cube("batch", shape=(8, 4, 3, 3), color="y", scale=False)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """γ·BN → relu → Dense against BN → relu → Dense whose kernel has taken γ in."""
    x = tensor_of(_BATCH)
    channels = x.shape[-1]
    gamma = abs(noise(channels, seed=1)) + 0.2
    yield below("positive", 1e-6, _moved(laboratory, x, gamma))
    yield above("negative", 0.1, _moved(laboratory, x, -gamma))
    yield shown("channels", channels)


def _moved(laboratory: Laboratory, x: Array, gamma: Array) -> float:
    """The largest change of the output where γ moves into the next kernel."""
    bn, relu = laboratory.layer(layer("BatchNormalization")), laboratory.layer(layer("ReLU"))
    dense = laboratory.layer(layer("Dense", 3))
    bn(x)
    bn.assign(gamma=gamma, beta=0.0)
    with_gamma = dense(relu(bn(x, training=True)))
    kernel = dense.weights["kernel"]
    bn.assign(gamma=1.0)
    dense.assign(kernel=gamma[:, None] * kernel)
    return furthest(dense(relu(bn(x, training=True))), with_gamma)


LESSON: Final = Lesson(
    name="relu-scale",
    order=6,
    chapter="parameters",
    check=check,
    steps=(
        Step(_BATCH, control="scale"),
        Step(train("batch-norm", "batch"), control="start"),
    ),
    sources=(
        codelab("Batch normalization"),
        keras_page("BatchNormalization", "Argument scale"),
    ),
    related=("gamma-zero", "bias-before"),
)
