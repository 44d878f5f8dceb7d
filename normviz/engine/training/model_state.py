"""Captures and restores the state of a model in training as plain arrays.

Beside the weights it takes the optimizer's variables (with the number of steps) and the state of
the random generators (dropout).
"""

from collections.abc import Sequence
from math import prod
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.runs.checkpoint import Checkpoint

Arrays = dict[str, NDArray[Any]]

_MEANS: Final = "metric"


def capture(model: Any, *, means: bool = False) -> Arrays:
    """Copies of all that decides how the training goes on.

    Args:
        model: A compiled Keras model.
        means: Whether the running means of the epoch are wanted too.

    Returns:
        Arrays named ``model.0``, …, ``optimizer.0``, …, ``random.0``, …, and ``metric.0``, ….
    """
    groups = _state(model)
    if means:
        groups[_MEANS] = model.metrics_variables
    return {
        f"{group}.{index}": np.asarray(variable)  # a copy: np.array makes Keras warn
        for group, variables in groups.items()
        for index, variable in enumerate(variables)
    }


def copied_weights(model: Any) -> list[NDArray[Any]]:
    """Copies of a model's weights, in its order."""
    return [np.asarray(variable) for variable in model.weights]


def weight_bytes(model: Any) -> int:
    """Bytes of all weights of a model; they are not read for it."""
    return sum(prod(each.shape) * np.dtype(each.dtype).itemsize for each in model.weights)


def restore(model: Any, checkpoint: Checkpoint) -> None:
    """Puts a state back.

    Args:
        model: The same model as was captured, compiled.
        checkpoint: Its state.

    Raises:
        UserError: The state is that of another model.
    """
    for group, variables in _state(model).items():
        _assign(group, variables, checkpoint.group(group))


def restore_means(model: Any, checkpoint: Checkpoint, targets: NDArray[Any]) -> None:
    """Puts the running means of an epoch back that was left in its middle.

    Args:
        model: As for ``restore``.
        checkpoint: Its state; without running means where an older version wrote it, or where the
            epoch was not left in its middle: they are reset then.
        targets: Of some samples, (N, …): Keras makes the variables when it first sees targets.

    Raises:
        UserError: The state is that of another model.
    """
    predictions = np.zeros((1, *model.output_shape[1:]), np.float32)
    model.compute_metrics(None, targets[:1], predictions)
    model.reset_metrics()
    if arrays := checkpoint.group(_MEANS):
        _assign(_MEANS, model.metrics_variables, arrays)


def _state(model: Any) -> dict[str, Sequence[Any]]:
    """The variables by group; those that are neither weight nor metric drive random generators."""
    # Built twice, an optimizer that scales the loss starts over with variables of its own.
    if not model.optimizer.built:
        model.optimizer.build(model.trainable_variables)
    known = {id(variable) for variable in (*model.weights, *model.metrics_variables)}
    return {
        "model": model.weights,
        "optimizer": model.optimizer.variables,
        "random": [variable for variable in model.variables if id(variable) not in known],
    }


def _assign(group: str, variables: Sequence[Any], arrays: Sequence[NDArray[Any]]) -> None:
    expected = [tuple(variable.shape) for variable in variables]
    received = [array.shape for array in arrays]
    if expected != received:
        raise UserError(
            "the checkpoint is that of another network: expected {count} {group} arrays of "
            "the shapes {expected}, received {received}",
            code="checkpoint-misfit",
            count=len(expected),
            group=group,
            expected=expected,
            received=received,
        )
    for variable, array in zip(variables, arrays, strict=True):
        variable.assign(array)
