"""How γ and β can undo the norm."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, equal, shown
from normviz.lessons.scenes import cube, tensor_of
from normviz.lessons.sources import BATCH_NORM, keras_page, paper

_AXES: Final = (0, 1, 2)
_BATCH: Final = cube("batch", shape=(8, 4, 3, 3), color="y", source="scale")


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Batch norm with γ = √(σ²+ε) and β = μ; and layer norm, which cannot."""
    x = tensor_of(_BATCH)
    bn = laboratory.layer(layer("BatchNormalization"))
    bn(x)
    yield above("before", 1.0, furthest(bn(x, training=True), x))
    bn.assign(gamma=(x.var(_AXES) + 1e-3) ** 0.5, beta=x.mean(_AXES))
    yield below("undone", 1e-6, furthest(bn(x, training=True), x))
    ln = laboratory.layer(layer("GroupNormalization", groups=1))
    ln(x)
    best = _fitted(ln(x), x)
    yield above("layer", 0.5, best)
    yield shown("channels", 4)
    yield equal("sets", 4, bn.weights["gamma"].size)


def _fitted(x_hat: Array, x: Array) -> float:
    """How far γ·x̂ + β stays from x with the best γ and β of each channel (least squares)."""
    x_mean, hat_mean = x.mean(_AXES), x_hat.mean(_AXES)
    gamma = ((x_hat - hat_mean) * (x - x_mean)).mean(_AXES) / x_hat.var(_AXES)
    return furthest(gamma * (x_hat - hat_mean) + x_mean, x)


LESSON: Final = Lesson(
    name="undo",
    order=5,
    chapter="parameters",
    check=check,
    steps=(
        Step(_BATCH, control="gamma"),
        Step(cube("layer", shape=(8, 4, 3, 3), color="y", source="scale")),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3, “the identity transform”"),
        keras_page("BatchNormalization", "Arguments scale, center"),
    ),
    related=("gamma-beta-start", "channel-scales"),
)
