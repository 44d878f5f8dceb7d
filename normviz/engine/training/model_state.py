"""Captures and restores the state of a model in training as plain arrays.

Beside the weights it takes the optimizer's variables (with the number of steps) and the state of
the random generators (dropout).
"""

from collections.abc import Sequence
from math import prod
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.engine.training.replicas import copies, run_on_replicas
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
        f"{group}.{index}": _read(variable)
        for group, variables in groups.items()
        for index, variable in enumerate(variables)
    }


def _read(variable: Any) -> NDArray[Any]:
    """A copy of a variable; with an axis for the devices in front where these differ in it."""
    values = [np.asarray(each) for each in copies(variable)]  # np.array makes Keras warn
    return values[0] if len(values) == 1 else np.stack(values)


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


def build_variables(model: Any, targets: NDArray[Any]) -> None:
    """Makes the variables of optimizer and metrics, which Keras else makes in the first step.

    Args:
        model: Compiled.
        targets: Of some samples, (N, …): the kind of metric follows from them.
    """
    _state(model)
    predictions = np.zeros((1, *model.output_shape[1:]), np.float32)
    run_on_replicas(model, lambda: model.compute_metrics(None, targets[:1], predictions))
    model.reset_metrics()


def restore_means(model: Any, checkpoint: Checkpoint) -> None:
    """Puts the running means of an epoch back that was left in its middle.

    Args:
        model: As for ``restore``; its variables are built.
        checkpoint: Its state; without running means where an older version wrote it, or where the
            epoch was not left in its middle: nothing is done then.

    Raises:
        UserError: The state is that of another model.
    """
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
    places = [copies(variable) for variable in variables]
    expected = [
        tuple(each[0].shape) if len(each) == 1 else (len(each), *each[0].shape) for each in places
    ]
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
    for place, array in zip(places, arrays, strict=True):
        for variable, value in zip(place, [array] if len(place) == 1 else array, strict=True):
            variable.assign(value)
