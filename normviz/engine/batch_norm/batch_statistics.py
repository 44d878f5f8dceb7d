"""A network whose batch norm takes the statistics of each batch, as in training.

Nothing else is as in training: nothing is dropped, and the moving statistics stay as they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from normviz.engine.processor_graph import on_processor
from normviz.errors import UserError

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Moments:
    """Mean and biased variance of each channel of what a layer receives, (C,) each."""

    mean: Doubles
    variance: Doubles


def batch_norm_layers(model: Any) -> list[Any]:
    """The batch norms of a network that keep moving statistics, from input to output."""
    kind = keras.layers.BatchNormalization
    return [layer for layer in model.layers if isinstance(layer, kind)]


def refuse_without_batch_norm(model: Any, name: str) -> None:
    """Does nothing for a network with batch norm.

    Raises:
        UserError: It has none.
    """
    if not batch_norm_layers(model):
        raise UserError(
            "{model} has no batch norm: choose a run or model with the norm batch",
            code="no-batch-norm",
            model=name,
        )


class BatchStatistics:
    """The forward pass with the statistics of the batch; traced once."""

    def __init__(self, model: Any) -> None:
        """Takes a built ``keras.Sequential``; its weights may be changed later."""
        self._model = model
        batch = tf.TensorSpec((None, *model.input_shape[1:]), tf.float32)
        self._outputs = on_processor(self._forward, batch)
        self._moments = on_processor(self._collect, batch)

    def outputs(self, x: Floats) -> Floats:
        """What the network gives for one batch (N, …)."""
        return np.asarray(self._outputs(x), np.float32)

    def moments(self, x: Floats) -> list[Moments]:
        """The moments of what each batch norm receives for one batch (N, …)."""
        return [
            Moments(np.asarray(mean, np.float64), np.asarray(variance, np.float64))
            for mean, variance in self._moments(x)
        ]

    def _forward(self, x: Any) -> Any:
        value = x
        for _, value in self._steps(x):  # noqa: B007  # the last one is wanted
            pass
        return value

    def _collect(self, x: Any) -> list[Any]:
        found, before = [], x
        for layer, value in self._steps(x):
            if isinstance(layer, keras.layers.BatchNormalization):
                axes = list(range(len(before.shape) - 1))
                found.append(tf.nn.moments(tf.cast(before, tf.float32), axes))
            before = value
        return found

    def _steps(self, value: Any) -> Iterator[tuple[Any, Any]]:
        """The layers with what they give."""
        for layer in self._model.layers:
            is_norm = isinstance(layer, keras.layers.BatchNormalization)
            with keras.StatelessScope():  # keeps what would be written into moving statistics
                value = layer(value, training=True) if is_norm else layer(value)
            yield layer, value


def pooled(parts: Sequence[Sequence[Moments]], counts: Sequence[int]) -> list[Moments]:
    """The moments of a whole set of samples out of those of its batches (PreciseBN).

    The mean is that of the batches' means; the variance is the mean of their second moments less
    its square. Wu & Johnson (2021), arXiv 2105.07576, section 3.

    Args:
        parts: For each batch the moments of each layer.
        counts: Samples of each batch; they weigh by them.
    """
    shares = np.array(counts, np.float64) / sum(counts)
    found = []
    for layer in zip(*parts, strict=True):
        means = np.stack([each.mean for each in layer])
        seconds = np.stack([each.variance for each in layer]) + means**2
        mean = np.tensordot(shares, means, 1)
        variance = np.maximum(np.tensordot(shares, seconds, 1) - mean**2, 0)
        found.append(Moments(mean, variance))
    return found


def set_moving_statistics(model: Any, moments: Sequence[Moments]) -> None:
    """Gives each batch norm of a network moving statistics."""
    for layer, given in zip(batch_norm_layers(model), moments, strict=True):
        layer.moving_mean.assign(given.mean.astype(np.float32))
        layer.moving_variance.assign(given.variance.astype(np.float32))
