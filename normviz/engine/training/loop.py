"""The loop over epochs: as ``model.fit``, but with many small batches per call."""

from collections.abc import Iterator
from typing import Any

from normviz.engine.training.batch_values import RunningMeans
from normviz.engine.training.replicas import on_all_replicas
from normviz.engine.training.step_runner import StepRunner
from normviz.engine.training.training_callback import TrainingCallback


class TrainingLoop:
    """Trains a compiled model; the recorder is told, and asked whether to go on."""

    def __init__(
        self, model: Any, callback: TrainingCallback, steps: int, device: str = "cpu:0"
    ) -> None:
        """Trains nothing yet.

        Args:
            model: Compiled, with the metric ``accuracy``.
            callback: Takes the values and the epochs.
            steps: Batches per epoch.
            device: Where it computes, such as ``gpu:0``.
        """
        self._model = model
        self._callback = callback
        self._steps = steps
        # XLA compiles every step on processors, but not every one on GPUs: of TensorFlow 2.21 it
        # failed on an H200 at the dense layer behind a flattened convolution.
        self._may_fail = device.startswith("gpu")
        self._train = self._runner(model.train_step)
        self._test = self._runner(model.test_step)

    def _runner(self, step: Any) -> StepRunner:
        everywhere, jit = on_all_replicas(self._model, step), self._model.jit_compile
        return StepRunner(everywhere, jit_compile=jit, may_fail=self._may_fail)

    def epoch(
        self, number: int, batches: Iterator[Any], skip: int = 0, validation: Any = None
    ) -> None:
        """Trains one epoch, or the rest of it, and validates; less where the user stops it.

        Args:
            number: The epoch, from 0.
            batches: Hands out the batches that are left, and those of later epochs behind them.
            skip: How many batches of the epoch are done; the metrics of the model are as they were
                after these.
            validation: A ``tf.data.Dataset`` of known length; None where nothing is validated.
        """
        if skip == 0:
            self._model.reset_metrics()
        self._callback.begin(number)
        for means in self._train.over(batches, self._steps - skip, self._callback.until_due):
            self._callback.advance(*means)
            if self._callback.stopped:
                break
        self._callback.end(None if validation is None else self._validate(validation))

    def _validate(self, data: Any) -> RunningMeans | None:
        """Means over the validation data; None where it was left."""
        if not self._callback.goes_on_validating():
            return None
        self._model.reset_metrics()
        mean = None
        for losses, accuracies in self._test.over(iter(data), int(data.cardinality())):
            mean = RunningMeans(loss=float(losses[-1]), accuracy=float(accuracies[-1]))
            if not self._callback.goes_on_validating():
                return None
        return mean
