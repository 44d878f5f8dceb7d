"""Batches for ``model.fit``: as fast as Keras' own from arrays, in an order that can be resumed.

Keras draws the order of an epoch from a generator whose state cannot be kept. Here it follows from
the seed and the epoch's number alone, so a run that is continued sees the same batches.

AutoGraph is kept out: nothing here depends on a tensor's value, and it writes each function into
the folder for temporary files, where it stays if the process is killed.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from normviz.drawing.resample import area_matrix
from normviz.recipes import Recipe

Prepare = Callable[[Any], Any]

_AHEAD: Final = 4
"""Batches that wait for the network."""
_VALIDATION_BATCH: Final = 256
"""Bigger batches only make it faster: the network is not changed by it."""


def preparation(recipe: Recipe) -> Prepare:
    """What happens to raw inputs before the network sees them.

    Args:
        recipe: Its input shape and pixel scale are used.

    Returns:
        A function from raw (N, …) to float32 (N, *input_shape): the same numbers as
        ``prepared.network_input`` gives, computed in TensorFlow's graph.
    """

    def prepare(raw: Any) -> Any:
        x = tf.cast(raw, tf.float32)
        if len(recipe.input_shape) == 3 and tuple(x.shape[1:]) != recipe.input_shape:
            x = _enlarge(x, *recipe.input_shape[:2])
        return x if recipe.pixel_scale == 1 else x * recipe.pixel_scale

    return prepare


def _enlarge(x: Any, height: int, width: int) -> Any:
    rows = area_matrix(x.shape[1], height, 0.0, x.shape[1] / height).astype(np.float32)
    columns = area_matrix(x.shape[2], width, 0.0, x.shape[2] / width).astype(np.float32)
    return tf.einsum("hi,nijc,wj->nhwc", rows, x, columns)


def training_batches(
    x: NDArray[Any],
    y: NDArray[Any],
    *,
    batch_size: int,
    seed: int,
    epochs: range,
    skip: int,
    prepare: Prepare,
) -> Any:
    """The batches of some epochs, one epoch behind the other.

    Args:
        x: Raw inputs (N, …).
        y: Targets (N, …).
        batch_size: Samples per batch; the last of each epoch may have fewer.
        seed: What the order of every epoch follows from, with the epoch's number.
        epochs: The epochs, from 0.
        skip: How many batches of the first epoch are already done.
        prepare: What ``preparation`` gives.

    Returns:
        A ``tf.data.Dataset`` of (inputs, targets).
    """
    count = len(x)

    @tf.autograph.experimental.do_not_convert
    def order(epoch: Any) -> Any:
        indices = tf.range(count, dtype=tf.int64)
        return tf.random.experimental.stateless_shuffle(indices, tf.stack([seed, epoch]))

    @tf.autograph.experimental.do_not_convert
    def cut(indices: Any) -> Any:
        # Rows of a matrix cost one step per batch; batching single numbers costs one per sample.
        whole = count // batch_size * batch_size
        rows = tf.reshape(indices[:whole], (-1, batch_size))
        batches = tf.data.Dataset.from_tensor_slices(rows)
        if whole == count:
            return batches
        return batches.concatenate(tf.data.Dataset.from_tensors(indices[whole:]))

    numbers = tf.data.Dataset.range(epochs.start, epochs.stop)
    chosen = numbers.map(order).prefetch(1).flat_map(cut).skip(skip)
    return _gather(chosen, x, y, prepare)


def validation_batch(samples: int, devices: int = 1) -> int:
    """Samples per batch of the validation, the last one included at least one per device.

    Args:
        samples: Of the validation, at least one per device.
        devices: How many share a batch.
    """
    sizes = range(_VALIDATION_BATCH, devices - 1, -1)
    return next(size for size in sizes if samples % size == 0 or samples % size >= devices)


def validation_batches(
    x: NDArray[Any], y: NDArray[Any], *, batch_size: int, prepare: Prepare
) -> Any:
    """The batches of the validation data, in their order.

    Args:
        x: Raw inputs (N, …).
        y: Targets (N, …).
        batch_size: Samples per batch; the last may have fewer.
        prepare: What ``preparation`` gives.

    Returns:
        A ``tf.data.Dataset`` of (inputs, targets).
    """
    chosen = tf.data.Dataset.range(len(x)).batch(batch_size)
    return _gather(chosen, x, y, prepare)


def _gather(chosen: Any, x: NDArray[Any], y: NDArray[Any], prepare: Prepare) -> Any:
    """Takes the chosen samples out of the whole arrays, which exist once."""
    with tf.device("cpu:0"):  # the raw data stay in the machine's memory
        whole = tf.data.Dataset.from_tensors((x, y)).repeat()

        @tf.autograph.experimental.do_not_convert
        def grab(indices: Any, data: Any) -> Any:
            inputs, labels = data
            return prepare(tf.gather(inputs, indices)), tf.gather(labels, indices)

        batches = tf.data.Dataset.zip((chosen, whole)).map(grab)
        options = tf.data.Options()
        options.experimental_optimization.apply_default_optimizations = False
        options.deterministic = True
        # A thread that tunes sleeps for seconds, and the end of the training waits for it.
        options.autotune.enabled = False
        return batches.prefetch(_AHEAD).with_options(options)
