"""Why a run has no weights: it has not been trained yet, or they are gone."""

from normviz.errors import UserError
from normviz.runs.run import Run


def no_weights(run: Run, batches: int) -> UserError:
    """The error to raise.

    Args:
        run: The run.
        batches: How many batches of it are known.
    """
    if run.epochs_done or batches:
        return UserError(
            "the weights of run {run} are gone, its curves are kept: restore its folder from a "
            "backup, or train a new run with its settings",
            code="trained-weights-gone",
            run=run.id,
        )
    return UserError(
        "run {run} has no weights yet: train it for an epoch",
        code="no-weights-yet",
        run=run.id,
    )
