"""Recovers per-batch loss and accuracy from Keras' running means."""

import math
import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normviz.runs.events import Batches

Values = NDArray[np.float32]


@dataclass(frozen=True)
class RunningMeans:
    """Running means after some samples of an epoch.

    Attributes:
        samples: Samples so far.
        loss: Mean loss over them.
        accuracy: Mean accuracy over them.
    """

    samples: int = 0
    loss: float = 0.0
    accuracy: float = 0.0

    def own(self, before: "RunningMeans") -> tuple[float, float]:
        """Loss and accuracy of the samples since ``before``: n·Lₙ − m·Lₘ over n − m.

        Float32 means leave a rest of rounding: a loss is at least 0, and the accuracy is a whole
        number of right samples.
        """
        count = self.samples - before.samples
        loss = (self.samples * self.loss - before.samples * before.loss) / count
        right = self.samples * self.accuracy - before.samples * before.accuracy
        if not math.isfinite(loss) or not math.isfinite(right):
            return loss, math.nan
        return max(loss, 0.0), min(max(round(right), 0), count) / count

    def after(self, before: "RunningMeans") -> "RunningMeans":
        """Means over the samples of ``before`` and these together."""
        if before.samples == 0 or self.samples == 0:
            return self if self.samples else before
        count = before.samples + self.samples
        return RunningMeans(
            count,
            (before.samples * before.loss + self.samples * self.loss) / count,
            (before.samples * before.accuracy + self.samples * self.accuracy) / count,
        )


class BatchValues:
    """Collects the values of one epoch's batches."""

    def __init__(self, samples: int, batch_size: int) -> None:
        """Starts at an epoch's first batch.

        Args:
            samples: Samples per epoch.
            batch_size: Samples per batch; the last may have fewer.
        """
        self._samples = samples
        self.batch_size = batch_size
        self.steps = -(-samples // batch_size)
        self.start(0, RunningMeans())

    def start(self, batches: int, mean: RunningMeans, *, counted: bool = False) -> None:
        """Begins an epoch, or goes on in its middle.

        Args:
            batches: Batches of the epoch that are done.
            mean: Their running means.
            counted: Whether Keras' running means go on from these; else they begin with the next
                batch.
        """
        self.done = batches
        self._before = RunningMeans() if counted else mean
        self._mean = mean if counted else RunningMeans()
        self._waiting: list[tuple[float, float]] = []
        self._read = batches
        self._since = time.perf_counter()

    def samples(self, batches: int) -> int:
        """Samples in the first ``batches`` batches of an epoch."""
        return min(batches * self.batch_size, self._samples)

    @property
    def mean(self) -> RunningMeans:
        """Running means of the epoch at the last reading."""
        return self._mean.after(self._before)

    def add(self, losses: Values, accuracies: Values) -> None:
        """Keeps the running means after each of some batches, (batches,)."""
        self._waiting.extend(zip(losses.tolist(), accuracies.tolist(), strict=True))
        self.done += len(losses)

    def pass_over(self, seconds: float) -> None:
        """Leaves a pause out of the time a batch takes."""
        self._since += seconds

    def read(self, epoch: int) -> Batches | None:
        """The batches since the last reading; None where there were none.

        Args:
            epoch: The epoch's number, from 0.
        """
        if not self._waiting:
            return None
        losses, accuracies = [], []
        for mean_loss, mean_accuracy in self._waiting:
            self._read += 1
            samples = self.samples(self._read) - self._before.samples
            mean = RunningMeans(samples, mean_loss, mean_accuracy)
            loss, accuracy = mean.own(self._mean)
            losses.append(loss)
            accuracies.append(accuracy)
            self._mean = mean
        self._waiting.clear()
        now = time.perf_counter()
        seconds, self._since = now - self._since, now
        return Batches(
            step=epoch * self.steps + self._read,
            epoch=epoch + self._read / self.steps,
            losses=tuple(losses),
            accuracies=tuple(accuracies),
            running_loss=self.mean.loss,
            running_accuracy=self.mean.accuracy,
            ms_per_step=1000 * seconds / len(losses),
        )
