"""The network of a run with its newest weights."""

from typing import Any

from normviz.engine.inference.shipped_networks import set_weights
from normviz.engine.networks import network_of
from normviz.runs.run import Run
from normviz.runs.storage.missing_weights import no_weights
from normviz.runs.store import Store


def trained_network(store: Store, run: Run) -> Any:
    """The Keras model of a run, with the weights of its newest checkpoint.

    Args:
        store: Holds the run.
        run: One of its runs.

    Raises:
        UserError: It has no weights yet or any more, or its files are damaged or were deleted.
    """
    checkpoint = store.checkpoint(run.id)
    if checkpoint is None:
        raise no_weights(run, len(store.batches(run.id)))
    model = network_of(run.spec)
    set_weights(model, checkpoint.weights())
    return model
