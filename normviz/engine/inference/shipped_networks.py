"""Builds Keras models from the weights of shipped models."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.engine.networks.shipped_network import ShippedNetwork, build
from normviz.errors import UserError
from normviz.runs.shipped_models import ShippedWeights


def from_shipped_weights(stored: ShippedWeights) -> Any:
    """The Keras model of what was read from a file.

    Raises:
        UserError: The spec describes no network, or the weights are those of another one.
    """
    model = build(ShippedNetwork.from_json(stored.spec))
    set_weights(model, stored.weights)
    return model


def set_weights(model: Any, weights: Sequence[NDArray[Any]]) -> None:
    """Gives a model its weights, after a look at every shape.

    Args:
        model: A Keras model, built.
        weights: In the model's order.

    Raises:
        UserError: They are those of another network, or not all of them are finite.
    """
    expected = [tuple(variable.shape) for variable in model.weights]
    received = [weight.shape for weight in weights]
    if expected != received:
        difference = _first_difference(expected, received)
        raise UserError(
            "the weights are those of another network: expected {expected}, received {received}; "
            "train the run anew",
            code="weights-misfit",
            expected=difference["expected"],
            received=difference["received"],
        )
    if not all(weight.dtype.kind in "biuf" and np.isfinite(weight).all() for weight in weights):
        raise UserError(
            "expected finite numbers as weights, received others; train the model again",
            code="weights-not-finite",
        )
    for variable, weight in zip(model.weights, weights, strict=True):
        variable.assign(weight.astype(variable.dtype))


def _first_difference(
    expected: Sequence[tuple[int, ...]], received: Sequence[tuple[int, ...]]
) -> dict[str, object]:
    """What an error says: all shapes of a network would fill the screen."""
    if len(expected) != len(received):
        return {"expected": f"{len(expected)} arrays", "received": len(received)}
    at = next(at for at, shape in enumerate(expected) if shape != received[at])
    return {"expected": f"the shape {expected[at]} for array {at}", "received": received[at]}
