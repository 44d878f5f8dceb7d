"""Training callback: events, checkpoints, pause and stop requests."""

import math
import sys
import time
from collections.abc import Callable
from typing import Any, Final

from normviz.engine.training.batch_values import BatchValues, RunningMeans, Values
from normviz.engine.training.epoch_timer import EpochTimer
from normviz.engine.training.model_state import capture, copied_weights
from normviz.errors import Reason, UserError
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.control import TrainingControl
from normviz.runs.events import (
    SECONDS_BETWEEN_EVENTS,
    Batches,
    Epoch,
    Event,
    Paused,
    Resumed,
    Unsaved,
)
from normviz.runs.spec import RunSpec
from normviz.runs.timeline_writer import TimelineWriter

_SECONDS_BETWEEN_CHECKPOINTS: Final = 5.0
"""So much work is lost at most where the process is killed."""
_LASTING: Final = ("run-folder-removed",)
"""Codes of errors that no later checkpoint can make good."""
_TIMES_THE_COST: Final = 50
"""Checkpoints that take long are written less often: a fiftieth of the time may go to them."""


class NotFiniteError(Exception):
    """The loss of a batch is NaN or infinite.

    Attributes:
        step: The batch, counted from 1 over the run.
    """

    def __init__(self, step: int) -> None:
        super().__init__(f"loss is not finite at step {step}")
        self.step = step


def not_finite_reason(step: int, saved_step: int | None) -> Reason:
    """What a run says that ends so.

    Args:
        step: The batch.
        saved_step: Whose weights are kept; None or 0 where none are.
    """
    if not saved_step:
        return Reason(
            "The loss is not a number at step {step}: choose a lower learning rate.",
            code="loss-not-finite",
            step=step,
        )
    return Reason(
        "The loss is not a number at step {step}: choose a lower learning rate. "
        "The weights of step {saved} are kept.",
        code="loss-not-finite-kept",
        step=step,
        saved=saved_step,
    )


class TrainingCallback:
    """Turns a training into events and checkpoints, and lets the user pause and stop it.

    Attributes:
        stopped: Whether the user has stopped it.
    """

    def __init__(
        self,
        model: Any,
        batch_values: BatchValues,
        control: TrainingControl,
        emit: Callable[[Event], None],
        save: Callable[[Checkpoint], None],
        spec: RunSpec,
        timeline: TimelineWriter | None = None,
    ) -> None:
        """Starts before the first batch.

        Args:
            model: What is trained, compiled.
            batch_values: Takes the batches' logs.
            control: Pause, resume and stop requests.
            emit: Takes the events, in the trainer's thread.
            save: Takes the state after every epoch, every few seconds in it, and where training
                was stopped. Only where the last state of all cannot be saved does its UserError
                end the training, or where the run's folder is gone.
            spec: Its epochs and its schedule are used.
            timeline: Takes the weights at the steps that are due; None where no run is kept.
        """
        self._model = model
        self._batch_values = batch_values
        self._control = control
        self._emit = emit
        self._save = save
        self._epochs = spec.epochs
        self._schedule = spec.settings.schedule
        self._timeline = timeline
        self._resumed: Checkpoint | None = None
        self._epoch = 0
        self._emitted = 0.0
        self._in_middle = False
        self._is_unsaved = False
        self._timer = EpochTimer()
        self._saved = time.perf_counter()
        self._pause_between_checkpoints = _SECONDS_BETWEEN_CHECKPOINTS
        self.stopped = False

    @property
    def step(self) -> int:
        """Batches since the run's start."""
        return self._epoch * self._batch_values.steps + self._batch_values.done

    def start_from(self, checkpoint: Checkpoint | None) -> None:
        """Resumes from a checkpoint; an epoch that was interrupted keeps its running means.

        Args:
            checkpoint: What the model was restored from; None where the run begins.
        """
        if checkpoint:
            self._epoch = checkpoint.epochs_done
            self._batch_values.start(checkpoint.batches_done, RunningMeans())
            self._resumed = checkpoint if checkpoint.batches_done else None
        self._keep_weights()

    def begin(self, epoch: int) -> None:
        """An epoch, counted from 0, begins: starts the clocks."""
        self._epoch = epoch
        self._batch_values.start(0, RunningMeans())
        self._timer = EpochTimer()
        if self._resumed is not None:
            self._continue_epoch(self._resumed)
            self._resumed = None

    def advance(self, losses: Values, accuracies: Values) -> None:
        """Takes the values of some batches and checks for pause and stop requests.

        Args:
            losses: Running means after each batch, (batches,).
            accuracies: The same of the accuracy.
        """
        self._batch_values.add(losses, accuracies)
        self._keep_weights()
        self._timer.step(len(losses))
        if time.perf_counter() - self._emitted >= SECONDS_BETWEEN_EVENTS:
            self.flush()
        if self._control.pausing:
            self._save_in_middle()
            self._wait()
        if self._control.stopping:
            self.stopped = True
            self._in_middle = self._batch_values.done < self._batch_values.steps
        elif time.perf_counter() - self._saved >= self._pause_between_checkpoints:
            self._save_in_middle()

    def until_due(self) -> int:
        """Batches until the next step whose weights are kept; many where there is none."""
        due = self._timeline.next_due(self.step) if self._timeline else None
        return sys.maxsize if due is None else due - self.step

    def goes_on_validating(self) -> bool:
        """Whether (more of) the validation is wanted; waits while the user pauses.

        It is left where training is to stop and more would follow.
        """
        self.flush()
        if self._control.pausing:
            self._wait()
        if self._control.stopping and (self._in_middle or self._epoch + 1 < self._epochs):
            self.stopped = True
            return False
        return True

    def end(self, validation: RunningMeans | None) -> None:
        """Tells and keeps the epoch, whole or left in its middle.

        Args:
            validation: Its values; None where there are none, or were left in the middle: those
                say nothing about the whole data.
        """
        self.flush()
        row = self._row(validation, partial=self._in_middle)
        self._keep(row, is_last=self.stopped or self._epoch + 1 >= self._epochs)
        self._emit(row)

    def flush(self) -> None:
        """Tells the values of the batches that wait.

        Raises:
            NotFiniteError: One of them is NaN or infinite.
        """
        event = self._batch_values.read(self._epoch)
        self._emitted = time.perf_counter()
        if event is None:
            return
        self._emit(event)
        self._refuse_not_finite(event)

    def _save_in_middle(self) -> None:
        """Keeps the state between two batches of an epoch; nobody is told."""
        self.flush()
        self._keep(self._row(None, partial=True))

    def _keep_weights(self) -> None:
        """Adds the weights to the timeline, where those of this step belong to it."""
        if self._timeline and self._timeline.is_due(self.step):
            self._timeline.keep(self.step, lambda: copied_weights(self._model))

    def _keep(self, row: Epoch, *, is_last: bool = False) -> None:
        """Saves the state; what fails now is saved with the next one, unless there is none."""
        began = time.perf_counter()
        if self._timeline:
            self._timeline.flush()
        try:
            self._save(self._checkpoint(row))
        except UserError as error:
            if is_last or error.code in _LASTING:
                raise
            if not self._is_unsaved:
                self._emit(Unsaved(self.step, error.reason))
            self._is_unsaved = True
        else:
            self._is_unsaved = False
        self._saved = time.perf_counter()
        cost = self._saved - began
        self._pause_between_checkpoints = max(_SECONDS_BETWEEN_CHECKPOINTS, _TIMES_THE_COST * cost)

    def _refuse_not_finite(self, event: Batches) -> None:
        for index, loss in enumerate(event.losses):
            if not math.isfinite(loss):
                raise NotFiniteError(event.step - event.batches + 1 + index)

    def _wait(self) -> None:
        self.flush()
        began = time.perf_counter()
        self._emit(Paused(self.step))
        self._control.wait()
        seconds = time.perf_counter() - began
        self._timer.leave_out(seconds)
        self._batch_values.pass_over(seconds)
        if not self._control.stopping:
            self._emit(Resumed(self.step))

    def _continue_epoch(self, checkpoint: Checkpoint) -> None:
        last, done = checkpoint.last, checkpoint.batches_done
        mean = RunningMeans(self._batch_values.samples(done), last.loss, last.accuracy)
        self._batch_values.start(done, mean, counted=bool(checkpoint.group("metric")))
        self._timer = EpochTimer(before=last.seconds, ms_before=last.ms_per_step)

    def _row(self, validation: RunningMeans | None, *, partial: bool) -> Epoch:
        mean = self._batch_values.mean
        return Epoch(
            epoch=self._epoch + 1,
            step=self.step,
            loss=mean.loss,
            accuracy=mean.accuracy,
            val_loss=validation.loss if validation else None,
            val_accuracy=validation.accuracy if validation else None,
            seconds=self._timer.seconds,
            ms_per_step=self._timer.ms_per_step,
            learning_rate=float(self._schedule.rate(self._epoch, self.step - 1)),
            partial=partial,
        )

    def _checkpoint(self, row: Epoch) -> Checkpoint:
        return Checkpoint(
            epochs_done=self._epoch + (not row.partial),
            batches_done=self._batch_values.done if row.partial else 0,
            step=row.step,
            last=row,
            arrays=capture(self._model, means=row.partial),
        )
