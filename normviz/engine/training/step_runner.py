"""Training and validation steps, several in one call of TensorFlow.

A small network's step takes less time in TensorFlow than in Python around it. With many steps in
one call training is faster, and Python's lock stays free: the window needs it to paint.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any, Final

import tensorflow as tf

from normviz.engine.training.batch_values import Values
from normviz.runs.events import SECONDS_BETWEEN_EVENTS

Means = tuple[Values, Values]
"""Running means of loss and accuracy after each batch, (batches,) each."""

MOST: Final = 64
"""Batches per call: more would not make it faster."""


class BatchesPerCall:
    """How many batches the next call does, learnt from the calls before.

    A call lasts as long as events are apart, unless a single batch takes longer.
    """

    def __init__(self) -> None:
        """Begins with a single batch: in the first call the graph is built."""
        self.batches = 1

    def took(self, batches: int, seconds: float) -> None:
        """Takes the time of a call into account."""
        ideal = int(SECONDS_BETWEEN_EVENTS * batches / max(seconds, 1e-9))
        self.batches = min(max(ideal, 1), 2 * self.batches, MOST)


class StepRunner:
    """One kind of step of a compiled model."""

    def __init__(self, step: Callable[[Any], Any], *, jit_compile: bool) -> None:
        """Builds no graph yet.

        Args:
            step: ``model.train_step`` or ``model.test_step``.
            jit_compile: Whether a step is compiled by XLA, as ``model.jit_compile`` says.
        """
        self._several = _several(tf.function(step, jit_compile=jit_compile, reduce_retracing=True))

    def over(
        self, batches: Iterator[Any], count: int, until_due: Callable[[], int] = lambda: MOST
    ) -> Iterator[Means]:
        """Goes over some batches, and hands out the running means of each call's.

        Args:
            batches: The iterator of a ``tf.data.Dataset``.
            count: How many batches to take.
            until_due: Asked before each call: after how many batches it has to end at the latest.

        Yields:
            Running means after each batch of the call, since the metrics were reset last.
        """
        batches_per_call = BatchesPerCall()
        while count > 0:
            size = min(batches_per_call.batches, count, until_due())
            began = time.perf_counter()
            losses, accuracies = self._several(batches, tf.constant(size))
            means = losses.numpy(), accuracies.numpy()
            batches_per_call.took(size, time.perf_counter() - began)
            count -= size
            yield means


def _several(step: Callable[[Any], Any]) -> Any:
    """A graph that does ``count`` steps, one behind the other."""

    @tf.function(reduce_retracing=True)
    def run(batches: Any, count: Any) -> Any:
        def one(at: Any, losses: Any, accuracies: Any) -> Any:
            logs = step(next(batches))
            return at + 1, losses.write(at, logs["loss"]), accuracies.write(at, logs["accuracy"])

        start = (0, tf.TensorArray(tf.float32, count), tf.TensorArray(tf.float32, count))
        # One at a time: the next step needs the weights of this one.
        _, losses, accuracies = tf.while_loop(
            lambda at, *_: at < count, one, start, parallel_iterations=1
        )
        return losses.stack(), accuracies.stack()

    return run
