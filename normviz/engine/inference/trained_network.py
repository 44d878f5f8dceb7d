"""The network of a run with its newest weights."""

from typing import Any

from normviz.engine.inference.shipped_networks import set_weights
from normviz.engine.networks import network_of
from normviz.errors import UserError
from normviz.runs.run import Run
from normviz.runs.store import Store


def trained_network(store: Store, run: Run) -> Any:
    """The Keras model of a run, with the weights of its newest checkpoint.

    Args:
        store: Holds the run.
        run: One of its runs.

    Raises:
        UserError: It has no weights yet, or its files are damaged or were deleted.
    """
    checkpoint = store.checkpoint(run.id)
    if checkpoint is None:
        raise UserError(
            "run {run} has no weights yet: train it for an epoch",
            code="no-weights-yet",
            run=run.id,
        )
    model = network_of(run.spec)
    set_weights(model, checkpoint.weights())
    return model
