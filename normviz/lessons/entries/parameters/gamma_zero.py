"""γ that starts at 0, and what is behind it."""

from collections.abc import Iterator
from typing import Final

from normviz.lessons.calls import layer, noise, optimizer
from normviz.lessons.laboratory import Laboratory
from normviz.lessons.lesson import Lesson, Step
from normviz.lessons.results import Result, above, equal, shown
from normviz.lessons.scenes import cube, tensor_of, train
from normviz.lessons.sources import keras_page

_BETA: Final = 0.5
_STEPS: Final = 60
_DEAD: Final = cube("batch", shape=(4, 6, 3, 3), color="y", gamma=0.0)


def check(laboratory: Laboratory) -> Iterator[Result]:
    """The gradient of γ at 0 behind a relu, and whether a network leaves γ = 0."""
    yield shown("beta", _BETA)
    yield equal("relu_dead", 0.0, _gamma_gradient(laboratory, beta=0.0))
    yield above("relu_alive", 0.1, _gamma_gradient(laboratory, beta=_BETA))
    for activation in ("relu", "tanh", "sigmoid"):
        first, last = _losses(laboratory, activation)
        fallen = first - last
        name = f"{activation}_fallen"
        yield equal(name, 0.0, fallen) if activation == "relu" else above(name, 0.1, fallen)


def _gamma_gradient(laboratory: Laboratory, beta: float) -> float:
    """The largest derivative of Σ w·relu(y) with respect to γ, at γ = 0."""
    x = tensor_of(_DEAD)
    weight = noise(*x.shape, seed=1)
    bn = laboratory.layer(layer("BatchNormalization"))
    bn(x)
    bn.assign(gamma=0.0, beta=beta)
    passed = bn(x, training=True) > 0
    return float(abs(bn.weight_gradients(x, weight * passed)["gamma"]).max())


def _losses(laboratory: Laboratory, activation: str) -> tuple[float, float]:
    digits = laboratory.digits(300, 50)
    layers = (
        layer("Flatten"),
        layer("Dense", 16, use_bias=False),
        layer("BatchNormalization", gamma_initializer="zeros"),
        layer("Activation", activation),
        layer("Dense", 10, activation="softmax", use_bias=False),
    )
    network = laboratory.network(layers, optimizer("SGD", 0.5))
    losses = network.fit(digits.x, digits.y, epochs=_STEPS // 10, batch_size=300)
    return losses[0], losses[-1]


LESSON: Final = Lesson(
    name="gamma-zero",
    order=2,
    chapter="parameters",
    check=check,
    steps=(
        Step(_DEAD, control="gamma"),
        Step(cube("batch", shape=(4, 6, 3, 3), color="y", gamma=0.0, beta=0.5), control="beta"),
        Step(train("batch-norm", "batch"), control="start"),
    ),
    sources=(keras_page("BatchNormalization", "Argument gamma_initializer"),),
    related=("gamma-beta-start", "relu-scale"),
    concerns=("gamma-zero", "gamma-zero-alive", "gamma-zero-alone", "gamma-zero-bare"),
)
