"""Training and validation steps, several in one call of TensorFlow.

A small network's step takes less time in TensorFlow than in Python around it. With many steps in
one call training is faster, and Python's lock stays free: the window needs it to paint.
"""

import logging
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np
import tensorflow as tf

from normviz.engine.training.batch_values import Values
from normviz.runs.events import SECONDS_BETWEEN_EVENTS

Means = tuple[Values, Values]
"""Running means of loss and accuracy after each batch, (batches,) each."""

_log: Final = logging.getLogger("normviz.train")

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

    def __init__(
        self, step: Callable[[Any], Any], *, jit_compile: bool, may_fail: bool = False
    ) -> None:
        """Builds no graph yet.

        Args:
            step: ``model.train_step`` or ``model.test_step``.
            jit_compile: Whether a step is compiled by XLA, as ``model.jit_compile`` says.
            may_fail: Whether XLA may not be able to compile it, as it is on GPUs: then the first
                and the last batch, which may be smaller, are tried one by one, and where XLA
                fails the same batch is computed without it.
        """
        self._step = step
        self._untried = jit_compile and may_fail
        self._build(jit_compile)

    def _build(self, jit_compile: bool) -> None:
        # Steps have no Python loops over tensors: Autograph would only make their graphs late.
        self._single = tf.function(
            self._step, jit_compile=jit_compile, reduce_retracing=True, autograph=False
        )
        self._several = _several(self._single)

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
        if self._untried and count > 0:
            yield self._try_one(batches)
            count -= 1
        while count > 0:
            if self._untried and count == 1:
                yield self._try_one(batches)
                break
            size = min(batches_per_call.batches, count - self._untried, until_due())
            began = time.perf_counter()
            losses, accuracies = self._several(batches, tf.constant(size))
            means = losses.numpy(), accuracies.numpy()
            batches_per_call.took(size, time.perf_counter() - began)
            count -= size
            yield means
        self._untried = False

    def _try_one(self, batches: Iterator[Any]) -> Means:
        """One batch, without XLA where XLA fails: nothing has been changed by it then."""
        batch, signature = next(batches), getattr(batches, "element_spec")  # noqa: B009
        try:
            logs = self._single.get_concrete_function(signature)(batch)
        except tf.errors.OpError as error:
            _log.warning("XLA cannot compile a step, going on without it: %s", error.message[:500])
            self._untried = False
            self._build(jit_compile=False)
            logs = self._single(batch)
        return np.array([logs["loss"]], np.float32), np.array([logs["accuracy"]], np.float32)


def _several(step: Callable[[Any], Any]) -> Any:
    """A graph that does ``count`` steps, one behind the other."""

    @tf.function(reduce_retracing=True, autograph=False)
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
