"""Moving statistics computed anew over the training set, and runs that are made with them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.engine.batch_norm.batch_statistics import (
    BatchStatistics,
    Moments,
    pooled,
    refuse_without_batch_norm,
    set_moving_statistics,
)
from normviz.engine.batch_norm.validation import Score, score
from normviz.engine.inference.trained_network import trained_network
from normviz.engine.training.preprocessing import network_input
from normviz.engine.training.samples import samples_of_run
from normviz.ports.batch_norm import Advance, CancelledError
from normviz.recipes import Recipe, find
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.run import ACTIVE, Run
from normviz.runs.store import Store
from normviz.runs.writer import RunWriter

_SMALLEST_BATCH: Final = 256
"""The more samples, the closer the statistics of the layers before are to those of all samples."""


def training_moments(
    model: Any,
    recipe: Recipe,
    x: NDArray[Any],
    batch_size: int,
    advance: Advance = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Moments]:
    """The moments over the training set of what each batch norm receives.

    Args:
        model: The network, with its weights.
        recipe: What it takes.
        x: Raw training samples (N, …).
        batch_size: That of the training; larger batches are taken where it is small.
        advance: Told after each batch.
        cancelled: Asked before each batch.

    Raises:
        CancelledError: It was cancelled.
    """
    statistics = BatchStatistics(model)
    size = max(batch_size, _SMALLEST_BATCH)
    # Samples can be sorted by class; a batch is to be like the whole.
    order = np.random.default_rng(0).permutation(len(x))
    batches = np.array_split(order, -(-len(x) // size))
    parts = []
    for done, places in enumerate(batches):
        if cancelled():
            raise CancelledError
        parts.append(statistics.moments(network_input(recipe, x[np.sort(places)])))
        advance(done + 1, len(batches))
    return pooled(parts, [len(places) for places in batches])


def recalibrate(
    store: Store,
    run: str,
    data_dir: Path | None = None,
    advance: Advance = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> str:
    """Makes a new run: the weights of another one with recalibrated moving statistics.

    The new run can go on where the other one was left; that one stays as it is.

    Args:
        store: Holds the run and takes the new one.
        run: Its id or name.
        data_dir: Where the user keeps data sets.
        advance: Told how much is done.
        cancelled: Asked often.

    Returns:
        The id of the new run.

    Raises:
        CancelledError: It was cancelled; nothing was made.
        UserError: There is no such run, it has no batch norm or no weights, its data are not
            there, or nothing can be written.
    """
    found = store.run(run)
    model = trained_network(store, found)
    refuse_without_batch_norm(model, found.id)
    checkpoint = store.checkpoint(found.id)
    if checkpoint is None:
        raise AssertionError("trained_network refuses a run without one")
    samples = samples_of_run(store, found.id, data_dir)
    recipe = find(found.spec.recipe)
    size = found.spec.batch_size
    moments = training_moments(model, recipe, samples.x, size, advance, cancelled)
    set_moving_statistics(model, moments)
    measured = samples.validation and score(model, recipe, *samples.validation)
    changed = _with_weights(checkpoint, model, measured)
    spec = replace(found.spec, name=_new_name(store, found.name))
    with store.create(spec) as writer:
        _copy_beginning(store, found, writer, changed)
        writer.save(changed)
        writer.state("stopped" if found.state in ACTIVE else found.state, found.reason)
        return writer.run


def _with_weights(checkpoint: Checkpoint, model: Any, measured: Score | None) -> Checkpoint:
    weights = {f"model.{at}": np.asarray(each) for at, each in enumerate(model.weights)}
    arrays: Mapping[str, NDArray[Any]] = {**checkpoint.arrays, **weights}
    last = checkpoint.last
    if measured:
        last = replace(last, val_loss=measured.loss, val_accuracy=measured.accuracy)
    return replace(checkpoint, arrays=arrays, last=last)


def _copy_beginning(store: Store, run: Run, writer: RunWriter, end: Checkpoint) -> None:
    """Gives a run the curves of another one, and what that began with."""
    if initial := store.initial_state(run.id):
        writer.keep_initial_state(initial)
    writer.started(run.steps_per_epoch)
    rows = [row for row in store.epochs(run.id) if not row.partial and row.step < end.step]
    writer.keep_history(store.batches(run.id)[: end.step], rows)


def _new_name(store: Store, name: str) -> str:
    """``… recalibrated``, with a number where a run is called so."""
    known = {run.name for run in store.runs()}
    wanted = f"{name} recalibrated"
    if wanted not in known:
        return wanted
    return next(text for number in count(2) if (text := f"{wanted} {number}") not in known)
