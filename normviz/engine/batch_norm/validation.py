"""How well the outputs of a network meet the validation samples of its run."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.engine.training.preprocessing import network_input
from normviz.engine.training.samples import TrainingSamples
from normviz.errors import UserError
from normviz.recipes import Recipe
from normviz.runs.run import Run

_BATCH: Final = 256
_TINY: Final = 1e-7
"""Least probability whose logarithm is taken, as in Keras' losses."""

Array = NDArray[Any]


@dataclass(frozen=True)
class Score:
    """Accuracy, 0 to 1, and mean cross-entropy on some samples."""

    accuracy: float
    loss: float


def validation_part(
    run: Run, samples: TrainingSamples, most: int | None = None
) -> tuple[Array, Array]:
    """The first validation samples of a run with their targets.

    Args:
        run: The run.
        samples: Its samples.
        most: How many at most; all when None.

    Raises:
        UserError: It is validated on nothing.
    """
    if samples.validation is None:
        raise UserError(
            "the preset {preset} of {recipe} validates on nothing: choose a run of another preset",
            code="nothing-validated",
            preset=run.spec.preset,
            recipe=run.spec.recipe,
        )
    x, targets = samples.validation
    return x[:most], targets[:most]


def probabilities(outputs: Array) -> NDArray[np.float64]:
    """(N, classes) of a network's outputs; of a single sigmoid p the classes are 1 − p and p."""
    wide = np.asarray(outputs, np.float64)
    return np.hstack([1 - wide, wide]) if wide.shape[1] == 1 else wide


def classes(targets: Array) -> NDArray[np.int64]:
    """(N,) of targets (N,), (N, 1) or one-hot (N, classes)."""
    if targets.ndim == 2 and targets.shape[1] > 1:
        return np.asarray(targets.argmax(1), np.int64)
    return np.asarray(targets.reshape(-1), np.int64)


def score_of(outputs: Array, targets: Array) -> Score:
    """The score of outputs that are there."""
    found, wanted = probabilities(outputs), classes(targets)
    chosen = found[np.arange(len(wanted)), wanted]
    accuracy = float((found.argmax(1) == wanted).mean())
    return Score(accuracy, float(-np.log(np.maximum(chosen, _TINY)).mean()))


def infer(model: Any, recipe: Recipe, x: Array) -> Array:
    """The outputs (N, …) of a network in inference for raw samples."""
    parts = range(0, len(x), _BATCH)
    return np.concatenate(
        [
            np.asarray(model.predict_on_batch(network_input(recipe, x[at : at + _BATCH])))
            for at in parts
        ]
    )


def score(model: Any, recipe: Recipe, x: Array, targets: Array) -> Score:
    """The score of a network in inference on raw samples."""
    return score_of(infer(model, recipe, x), targets)
