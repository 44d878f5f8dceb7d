"""How γ and β can undo the norm."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import furthest, layer, noise
from normviz.lessons.laboratory import Array, Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, below, equal, shown
from normviz.lessons.scenes import cube
from normviz.lessons.sources import BATCH_NORM, keras_page, paper


def check(laboratory: Laboratory) -> Iterator[Result]:
    """Batch norm with γ = √(σ²+ε) and β = μ; and layer norm, which cannot."""
    x = noise(64, 4, mean=3.0, deviation=2.0) * [1.0, 2.0, 3.0, 4.0]
    bn = laboratory.layer(layer("BatchNormalization"))
    bn(x)
    yield above("before", 1.0, furthest(bn(x, training=True), x))
    bn.assign(gamma=(x.var(0) + 1e-3) ** 0.5, beta=x.mean(0))
    yield below("undone", 1e-6, furthest(bn(x, training=True), x))
    ln = laboratory.layer(layer("LayerNormalization"))
    ln(x)
    best = _fitted(ln(x), x)
    yield above("layer", 0.5, best)
    yield shown("channels", 4)
    yield equal("sets", 4, bn.weights["gamma"].size)


def _fitted(x_hat: Array, x: Array) -> float:
    """How far γ·x̂ + β stays from x with the best γ and β of each channel (least squares)."""
    x_mean, hat_mean = x.mean(0), x_hat.mean(0)
    gamma = ((x_hat - hat_mean) * (x - x_mean)).mean(0) / x_hat.var(0)
    return furthest(gamma * (x_hat - hat_mean) + x_mean, x)


LESSON: Final = Lesson(
    name="undo",
    order=5,
    chapter="parameters",
    check=check,
    steps=(
        Step(cube("batch", shape=(8, 4, 3, 3), color="y", source="scale"), control="gamma"),
        Step(cube("layer", shape=(8, 4, 3, 3), color="y", source="scale")),
    ),
    sources=(
        paper(BATCH_NORM, "Section 3, “the identity transform”"),
        keras_page("BatchNormalization", "Arguments scale, center"),
    ),
    related=("gamma-beta-start", "channel-scales"),
)
