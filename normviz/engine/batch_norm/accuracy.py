"""The accuracy of a run with batch, moving and recalibrated statistics, on the same samples."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.engine.batch_norm.batch_statistics import (
    BatchStatistics,
    Moments,
    batch_norm_layers,
    refuse_without_batch_norm,
    set_moving_statistics,
)
from normviz.engine.batch_norm.recalibration import training_moments
from normviz.engine.batch_norm.validation import Score, score, score_of, validation_part
from normviz.engine.inference.trained_network import trained_network
from normviz.engine.training.preprocessing import network_input
from normviz.engine.training.samples import samples_of_run
from normviz.ports.batch_norm import CancelledError, Measurement, StatisticsAccuracy
from normviz.recipes import Recipe, find
from normviz.runs.store import Store

Array = NDArray[Any]
Cancelled = Callable[[], bool]


def statistics_accuracy(
    store: Store,
    run: str,
    measurement: Measurement | None = None,
    known: StatisticsAccuracy | None = None,
) -> StatisticsAccuracy:
    """Measures the three accuracies of a run; the run stays as it is.

    Args:
        store: Holds the run.
        run: Its id or name.
        measurement: How; as it was trained when None.
        known: What was measured before; of the same weights only the accuracy with the batches'
            statistics is measured again.

    Raises:
        CancelledError: It was cancelled.
        UserError: There is no such run, it has no batch norm, no weights or no validation samples,
            or its data are not there.
    """
    how = measurement or Measurement()
    found = store.run(run)
    model = trained_network(store, found)
    refuse_without_batch_norm(model, found.id)
    samples = samples_of_run(store, found.id, how.data_dir)
    validation = validation_part(found, samples, how.most_samples)
    recipe = find(found.spec.recipe)
    size = how.batch_size or found.spec.batch_size
    batch = batch_score(model, recipe, validation, size, how.cancelled).accuracy
    step, count = _step(store, found.id), len(validation[0])
    if known and (known.run, known.step, known.samples) == (found.id, step, count):
        return replace(known, batch_size=size, batch=batch)
    moments = training_moments(
        model, recipe, samples.x, found.spec.batch_size, how.advance, how.cancelled
    )
    initial_weight = initial_share(model, moments, step)
    moving = score(model, recipe, *validation)
    set_moving_statistics(model, moments)
    exact = score(model, recipe, *validation)
    shares = batch, moving.accuracy, exact.accuracy, initial_weight
    return StatisticsAccuracy(found.id, step, count, size, *shares, moving.loss, exact.loss)


def initial_share(model: Any, moments: Sequence[Moments], step: int) -> float:
    """What the moving statistics of the start still weigh, 0 to 1: momentum to the power of steps.

    Args:
        model: The network, with its weights.
        moments: Those over the training set, of each batch norm; where the moving statistics are
            these, they were recalibrated, and nothing is left of the start.
        step: Batches that it was trained with.
    """
    layers = batch_norm_layers(model)
    pairs = [
        (np.asarray(moving), exact)
        for layer, each in zip(layers, moments, strict=True)
        for moving, exact in (
            (layer.moving_mean, each.mean),
            (layer.moving_variance, each.variance),
        )
    ]
    if all(np.allclose(moving, exact, rtol=1e-5, atol=1e-6) for moving, exact in pairs):
        return 0.0
    return float(layers[0].momentum) ** step


def _step(store: Store, run: str) -> int:
    checkpoint = store.checkpoint(run)
    return checkpoint.step if checkpoint else 0


def batch_score(
    model: Any,
    recipe: Recipe,
    validation: tuple[Array, Array],
    batch_size: int,
    cancelled: Cancelled = lambda: False,
) -> Score:
    """The score with the statistics of each batch of so many samples.

    The last batch is filled up with the first samples, whose answers there do not count.

    Args:
        model: The network, with its weights.
        recipe: What it takes.
        validation: Raw samples (N, …) and their targets.
        batch_size: Samples per batch; all samples are one batch where they are fewer.
        cancelled: Asked before each batch.

    Raises:
        CancelledError: It was cancelled.
    """
    statistics = BatchStatistics(model)
    x, targets = validation
    size = min(batch_size, len(x))
    outputs = []
    for at in range(0, len(x), size):
        if cancelled():
            raise CancelledError
        places = np.arange(at, at + size) % len(x)
        outputs.append(statistics.outputs(network_input(recipe, x[places])))
    return score_of(np.concatenate(outputs)[: len(x)], targets)
