"""Events of a training: small frozen records that can be pickled, stored and printed as JSON.

Values of a batch are its own. Keras reports the running mean of the epoch, which jumps at every
epoch's edge and hides a bad batch; the trainer takes it apart, n·Lₙ − (n−1)·Lₙ₋₁.
"""

import math
from dataclasses import asdict, dataclass
from typing import Any, Final

SECONDS_BETWEEN_EVENTS: Final = 1 / 30
"""Minimum interval between batch events, and the longest delay of a pause or stop."""


@dataclass(frozen=True)
class Event:
    """Base class of all events."""

    @property
    def name(self) -> str:
        """The event's name in JSON: ``started``, ``batch``, ``epoch`` and so on."""
        return type(self).__name__.lower()

    def to_json(self) -> dict[str, Any]:
        """The event as plain numbers, strings and lists; what is no finite number becomes None."""
        return {"event": self.name} | {key: _plain(value) for key, value in asdict(self).items()}


@dataclass(frozen=True)
class Started(Event):
    """Data and network are ready; the first batch follows.

    Attributes:
        run: Id of the run; empty where none is kept.
        epochs: Epochs that the run is to have in the end.
        epochs_done: Whole epochs that it already has (more than 0 when it is continued).
        steps_per_epoch: Batches per epoch.
        batch_size: Samples per batch (the last one of an epoch may have fewer).
        samples: Training samples.
        parameters: Numbers that the network holds, trained or not.
        device: Where it computes, ``cpu:0`` or ``gpu:0``.
        data: The data set's name for people, with its origin.
        step: Batches that it already has.
        gpu_failure: Why a GPU that there is cannot be used, in TensorFlow's words; else empty.
    """

    run: str
    epochs: int
    epochs_done: int
    steps_per_epoch: int
    batch_size: int
    samples: int
    parameters: int
    device: str
    data: str
    step: int = 0
    gpu_failure: str = ""


@dataclass(frozen=True)
class Batches(Event):
    """The batches since the last such event, at most thirty events per second.

    Attributes:
        step: Number of the last of these batches, counted from 1 over the whole run.
        epoch: Position after it, in epochs (1.5 is the middle of the second epoch).
        losses: Each batch's own loss, oldest first.
        accuracies: Each batch's own accuracy, 0…1.
        running_loss: Mean over the epoch so far, as Keras prints it.
        running_accuracy: The same for the accuracy.
        ms_per_step: Milliseconds per batch, over these batches.
    """

    step: int
    epoch: float
    losses: tuple[float, ...]
    accuracies: tuple[float, ...]
    running_loss: float
    running_accuracy: float
    ms_per_step: float

    @property
    def name(self) -> str:
        """In JSON it is called ``batch``."""
        return "batch"

    @property
    def batches(self) -> int:
        """How many batches the event is about."""
        return len(self.losses)


@dataclass(frozen=True)
class Epoch(Event):
    """An epoch is over, or was left in its middle.

    Attributes:
        epoch: Its number, from 1.
        step: Batches since the run's start.
        loss: Mean over the epoch's batches while it was trained.
        accuracy: The same for the accuracy.
        val_loss: On the validation data after the epoch; None where it was left in its middle.
        val_accuracy: The same for the accuracy.
        seconds: Time that the epoch took, validation included, pauses not.
        ms_per_step: Milliseconds per batch, without validation and pauses.
        learning_rate: In the epoch's last batch.
        partial: Whether the epoch was left in its middle.
    """

    epoch: int
    step: int
    loss: float
    accuracy: float
    val_loss: float | None
    val_accuracy: float | None
    seconds: float
    ms_per_step: float
    learning_rate: float
    partial: bool = False


@dataclass(frozen=True)
class Reference(Event):
    """How well a run on own digits reads other digits, told before it is finished.

    Attributes:
        data: What the digits are called.
        samples: How many there are.
        before: Accuracy before the first step, 0 to 1.
        after: Accuracy now.
        own_validated: Own digits that were set aside to validate on; 0 where there are too few.
    """

    data: str
    samples: int
    before: float
    after: float
    own_validated: int


@dataclass(frozen=True)
class Paused(Event):
    """Training waits between two batches.

    Attributes:
        step: Batches since the run's start.
    """

    step: int


@dataclass(frozen=True)
class Resumed(Event):
    """Training goes on after a pause.

    Attributes:
        step: Batches since the run's start.
    """

    step: int


@dataclass(frozen=True)
class Unsaved(Event):
    """A checkpoint could not be written; training goes on, and the next one is tried.

    Told once, until a checkpoint was written again.

    Attributes:
        step: Batches since the run's start.
        reason: One sentence for the user.
    """

    step: int
    reason: str


@dataclass(frozen=True)
class Finished(Event):
    """All epochs are done.

    Attributes:
        run: Id of the run; empty where none is kept.
    """

    run: str


@dataclass(frozen=True)
class Stopped(Event):
    """Training was stopped at a batch and can be continued there.

    Attributes:
        run: Id of the run; empty where none is kept.
        step: Batches since the run's start.
    """

    run: str
    step: int


@dataclass(frozen=True)
class Failed(Event):
    """Training cannot go on.

    Attributes:
        run: Id of the run; empty where none is kept.
        reason: One sentence for the user.
    """

    run: str
    reason: str


def _plain(value: Any) -> Any:
    """JSON has no NaN and no infinity."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
