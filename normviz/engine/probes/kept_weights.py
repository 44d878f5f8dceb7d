"""The weights of a run at its kept steps: those of the timeline, and those of the checkpoint."""

from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.runs.checkpoint import read_progress
from normviz.runs.run_ids import run_file
from normviz.runs.storage.missing_weights import no_weights
from normviz.runs.storage.recovery import CHECKPOINT
from normviz.runs.store import Store
from normviz.runs.weight_timeline import kept_steps, nearest_step, read_weights

THINNED: Final = "step-not-kept"
"""The code of the error of a step whose file is gone: a training thins its timeline."""


def steps_of_run(store: Store, run: str) -> tuple[int, ...]:
    """The steps whose weights are kept, ascending.

    Args:
        store: The folder of the runs.
        run: The id of a run.

    Raises:
        UserError: The files or all weights of a run that was trained are gone, or its checkpoint
            is damaged and all that there is.
    """
    store.refuse_without_files(run)
    steps = kept_steps(store.path(run))
    try:
        last = _checkpoint_step(store, run)
    except UserError:
        if not steps:
            raise
        return steps
    if last is None and not steps:
        found, batches = store.run(run), len(store.batches(run))
        if found.epochs_done or batches:
            raise no_weights(found, batches)
    return steps if last is None else tuple(sorted({*steps, last}))


def taken_step(steps: Sequence[int], wanted: int | None, run: str) -> int:
    """The kept step that stands for the one that is wanted; the newest one for None.

    Raises:
        UserError: Nothing is kept.
    """
    if not steps:
        raise UserError(
            "run {run} has no weights yet: train it for an epoch",
            code="no-weights-yet",
            run=run,
        )
    return steps[-1] if wanted is None else nearest_step(steps, wanted)


def weights_at(store: Store, run: str, step: int) -> Sequence[NDArray[Any]]:
    """The weights of a run at a kept step, in the order of its network.

    Args:
        store: The folder of the runs.
        run: The id of a run.
        step: One of :func:`steps_of_run`.

    Raises:
        UserError: They are not kept any more, or their file is cut or damaged.
    """
    try:
        return read_weights(store.path(run), step)
    except UserError:
        if (found := _of_checkpoint(store, run, step)) is None:
            raise
        return found


def _of_checkpoint(store: Store, run: str, step: int) -> Sequence[NDArray[Any]] | None:
    """The weights of the checkpoint where it is of that step and can be read."""
    with suppress(UserError):
        if _checkpoint_step(store, run) == step:
            checkpoint = store.checkpoint(run)
            return checkpoint.weights() if checkpoint else None
    return None


def _checkpoint_step(store: Store, run: str) -> int | None:
    path = run_file(store.folder, run, CHECKPOINT)
    if path is None:
        return None
    status = path.stat()
    return _step_in(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _step_in(path: Path, time: int, size: int) -> int:  # noqa: ARG001  # of another file, others
    """The step of a checkpoint; read once per file, since it is asked for at every look."""
    return read_progress(path).step
