"""The state of a model in training as plain arrays, and back.

Beside the weights it takes the optimizer's variables (with the number of steps) and the state of
the random generators (dropout).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.runs.checkpoint import Checkpoint

Arrays = dict[str, NDArray[Any]]


def capture(model: Any) -> Arrays:
    """Copies of all that decides how the training goes on.

    Args:
        model: A compiled Keras model.

    Returns:
        Arrays named ``model.0``, …, ``optimizer.0``, …, ``random.0``, ….
    """
    return {
        f"{group}.{index}": np.asarray(variable)  # a copy: np.array makes Keras warn
        for group, variables in _state(model).items()
        for index, variable in enumerate(variables)
    }


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


def _state(model: Any) -> dict[str, Sequence[Any]]:
    """The variables by group; those that are neither weight nor metric drive random generators."""
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
            f"the checkpoint is that of another network: expected {len(expected)} {group} arrays "
            f"of the shapes {expected}, received {received}"
        )
    for variable, array in zip(variables, arrays, strict=True):
        variable.assign(array)
