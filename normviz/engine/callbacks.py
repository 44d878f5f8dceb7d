"""What happens around every batch of ``model.fit``: values, and wishes of the user.

It has to cost next to nothing: a step of the smallest recipe takes less than a millisecond.
"""

import math
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

import keras

from normviz.engine.clock import Clock
from normviz.engine.meter import Mean, Meter
from normviz.engine.weights import capture
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.control import Control
from normviz.runs.events import Batch, Epoch, Event, Paused, Resumed
from normviz.runs.spec import RunSpec

_SECONDS_BETWEEN_EVENTS: Final = 1 / 30


class NotFiniteError(Exception):
    """The loss of a batch is NaN or infinite.

    Attributes:
        step: The batch, counted from 1 over the run.
    """

    def __init__(self, step: int) -> None:
        super().__init__(f"loss is not finite at step {step}")
        self.step = step


class RawLogs(keras.callbacks.CallbackList):
    """Keras' list of callbacks, but the logs of a batch stay tensors."""

    def on_train_batch_begin(self, batch: int, logs: Any = None) -> None:
        """Does nothing: no callback here wants it."""

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        """Hands the logs over as they are."""
        for callback in self.callbacks:
            callback.on_train_batch_end(batch, logs)

    def on_test_batch_end(self, batch: int, logs: Any = None) -> None:
        """Does nothing: no callback here wants it."""


class Recorder(keras.callbacks.Callback):
    """Turns a fit into events and checkpoints, and lets the user pause and stop it."""

    def __init__(
        self,
        meter: Meter,
        control: Control,
        emit: Callable[[Event], None],
        save: Callable[[Checkpoint], None],
        spec: RunSpec,
    ) -> None:
        """Starts before the first batch.

        Args:
            meter: Takes the batches' logs.
            control: The user's wishes.
            emit: Takes the events, in the trainer's thread.
            save: Takes the state after every epoch and where training was stopped.
            spec: Its epochs and its schedule are used.
        """
        super().__init__()
        self._meter = meter
        self._control = control
        self._emit = emit
        self._save = save
        self._epochs = spec.epochs
        self._schedule = spec.settings.schedule
        self._resumed: Checkpoint | None = None
        self._epoch = 0
        self._emitted = 0.0
        self._in_middle = False
        self._clock = Clock()
        self._left_validation = False
        self.stopped = False

    @property
    def step(self) -> int:
        """Batches since the run's start."""
        return self._epoch * self._meter.steps + self._meter.done

    def go_on_from(self, checkpoint: Checkpoint) -> None:
        """The next epoch begins in its middle, with the running means of the checkpoint."""
        self._resumed = checkpoint

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:  # noqa: ARG002
        """Starts the clocks."""
        self._epoch = epoch
        self._meter.start(0, Mean())
        self._clock = Clock()
        if self._resumed is not None:
            self._continue_epoch(self._resumed)
            self._resumed = None

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:  # noqa: ARG002
        """Keeps the batch's values and looks at the user's wishes."""
        self._meter.add(logs)
        self._clock.step()
        if time.perf_counter() - self._emitted >= _SECONDS_BETWEEN_EVENTS:
            self.flush()
        if self._control.pausing:
            self._wait()
        if self._control.stopping:
            self._stop_here()

    def on_test_begin(self, logs: Any = None) -> None:  # noqa: ARG002
        """The epoch's batches are done; their last values are told before validation."""
        self.flush()

    def on_test_batch_begin(self, batch: int, logs: Any = None) -> None:  # noqa: ARG002
        """Lets validation wait, and leaves it where training is to stop and more would follow."""
        if self._control.pausing:
            self._wait()
        if self._control.stopping and (self._in_middle or self._epoch + 1 < self._epochs):
            self.model.stop_evaluating = self._left_validation = True
            self.model.stop_training = self.stopped = True

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:  # noqa: ARG002
        """Tells and keeps the epoch, whole or left in its middle."""
        self.flush()
        # Values of a validation that was left in its middle say nothing about the whole data.
        row = self._row({} if self._left_validation else logs or {})
        self._save(self._checkpoint(row))
        self._emit(row)

    def flush(self) -> None:
        """Tells the values of the batches that wait.

        Raises:
            NotFiniteError: One of them is NaN or infinite.
        """
        event = self._meter.read(self._epoch)
        self._emitted = time.perf_counter()
        if event is None:
            return
        self._emit(event)
        self._refuse_not_finite(event)

    def _refuse_not_finite(self, event: Batch) -> None:
        for index, loss in enumerate(event.losses):
            if not math.isfinite(loss):
                raise NotFiniteError(event.step - event.batches + 1 + index)

    def _wait(self) -> None:
        self.flush()
        began = time.perf_counter()
        self._emit(Paused(self.step))
        self._control.wait()
        seconds = time.perf_counter() - began
        self._clock.leave_out(seconds)
        self._meter.pass_over(seconds)
        if not self._control.stopping:
            self._emit(Resumed(self.step))

    def _stop_here(self) -> None:
        self.model.stop_training = self.stopped = True
        self._in_middle = self._meter.done < self._meter.steps

    def _continue_epoch(self, checkpoint: Checkpoint) -> None:
        last = checkpoint.last
        samples = checkpoint.batches_done * self._meter.batch_size
        self._meter.start(checkpoint.batches_done, Mean(samples, last.loss, last.accuracy))
        self._clock = Clock(before=last.seconds)

    def _row(self, logs: Mapping[str, Any]) -> Epoch:
        mean = self._meter.mean
        return Epoch(
            epoch=self._epoch + 1,
            step=self.step,
            loss=mean.loss,
            accuracy=mean.accuracy,
            val_loss=logs.get("val_loss"),
            val_accuracy=logs.get("val_accuracy"),
            seconds=self._clock.seconds,
            ms_per_step=self._clock.ms_per_step,
            learning_rate=float(self._schedule.rate(self._epoch, self.step - 1)),
            partial=self._in_middle,
        )

    def _checkpoint(self, row: Epoch) -> Checkpoint:
        return Checkpoint(
            epochs_done=self._epoch + (not row.partial),
            batches_done=self._meter.done if row.partial else 0,
            step=row.step,
            last=row,
            arrays=capture(self.model),
        )
