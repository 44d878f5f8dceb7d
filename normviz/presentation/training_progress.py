"""Progress of a training and its estimated remaining time. No Qt."""

from dataclasses import dataclass, replace
from typing import Self

from normviz.runs.events import Batches, Epoch, Started

_SMOOTH = 0.1
"""How much a new measurement of the speed weighs."""


@dataclass(frozen=True)
class Progress:
    """What is known about a training under way.

    Attributes:
        step: Batches since the run's start.
        steps_per_epoch: Batches per epoch.
        epochs: Epochs that it is to have in the end.
        ms_per_step: Milliseconds per batch, lately; 0 where it is not known.
        rest_seconds: What an epoch takes beside its batches, validation above all; the least
            of all epochs, for the first one builds the graph besides.
        is_warm: Whether batches were told already: the first ones wait for the graph to be built,
            and their time says nothing.
    """

    step: int
    steps_per_epoch: int
    epochs: int
    ms_per_step: float = 0.0
    rest_seconds: float = 0.0
    is_warm: bool = False

    @classmethod
    def begin(cls, event: Started) -> Self:
        """What is known before the first batch."""
        return cls(event.step, event.steps_per_epoch, event.epochs)

    @property
    def steps(self) -> int:
        """Batches in all."""
        return self.steps_per_epoch * self.epochs

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return min(1.0, self.step / max(1, self.steps))

    @property
    def epoch(self) -> int:
        """The epoch that is being trained, from 1."""
        return min(self.epochs, self.step // max(1, self.steps_per_epoch) + 1)

    @property
    def seconds_left(self) -> float | None:
        """How long it will still take; None where no speed is known yet."""
        if not self.ms_per_step:
            return None
        epochs = self.epochs - self.step // max(1, self.steps_per_epoch)
        return (self.steps - self.step) * self.ms_per_step / 1000 + epochs * self.rest_seconds

    def after(self, event: Batches) -> Self:
        """What is known after some batches."""
        if not self.is_warm:
            return replace(self, step=event.step, is_warm=True)
        weight = 1.0 if not self.ms_per_step else 1 - (1 - _SMOOTH) ** event.batches
        speed = self.ms_per_step + weight * (event.ms_per_step - self.ms_per_step)
        return replace(self, step=event.step, ms_per_step=speed)

    def after_epoch(self, event: Epoch) -> Self:
        """What is known after an epoch."""
        if event.partial:
            return self
        rest = max(0.0, event.seconds - self.steps_per_epoch * event.ms_per_step / 1000)
        least = min(rest, self.rest_seconds) if self.rest_seconds else rest
        return replace(self, step=event.step, rest_seconds=least)
