"""Initial weights of a run: random, or those of a trained network."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from normviz.datasets.custom_digits import DATASET as OWN
from normviz.engine.inference.shipped_networks import set_weights
from normviz.errors import UserError
from normviz.runs.initial_model import find_initial_model, initial_model_weights
from normviz.runs.initial_state import InitialState
from normviz.runs.run import Run
from normviz.runs.spec import RunSpec
from normviz.runs.store import Store

Weights = Sequence[NDArray[Any]]


def weights_of(spec: RunSpec, runs_dir: Path | None = None) -> Weights:
    """The weights that a spec starts from; none where they are random.

    Args:
        spec: What is trained.
        runs_dir: The folder of the runs; the platform's when None.

    Raises:
        UserError: There is no such model or run, it has no weights, or another recipe or norm.
    """
    if not spec.start:
        return ()
    find_initial_model(spec.start, runs_dir).refuse_others(spec.recipe, spec.norm)
    return initial_model_weights(spec.start, runs_dir)


def load_initial_weights(model: Any, weights: Weights, spec: RunSpec) -> None:
    """Loads initial weights into a network; does nothing if there are none.

    Args:
        model: The network of ``spec``, built.
        weights: What :func:`weights_of` found.
        spec: What is trained.

    Raises:
        UserError: They do not fit the network, or are not finite.
    """
    if not weights:
        return
    if [weight.shape for weight in weights] != [tuple(each.shape) for each in model.weights]:
        raise UserError(
            "start: the weights of {start} do not fit {recipe} with the norm {norm} as it is "
            "set: leave its settings as they are there",
            code="start-misfit",
            start=spec.start,
            recipe=spec.recipe,
            norm=spec.norm,
        )
    set_weights(model, weights)


def stored_initial_state(store: Store, run: Run) -> InitialState | None:
    """Initial state of a run to be resumed, or None before its first checkpoint.

    Args:
        store: Holds the run.
        run: The run.

    Raises:
        UserError: The own digits that it has learned from are gone or damaged.
    """
    kept = store.initial_state(run.id)
    if kept is not None or store.checkpoint(run.id) is None:
        return kept
    if run.spec.dataset == OWN:
        raise UserError(
            "the own digits that run {run} has learned from are gone from {path}: begin a new"
            " run with --start {run}",
            code="own-digits-gone",
            run=run.id,
            path=store.path(run.id),
        )
    return InitialState()
