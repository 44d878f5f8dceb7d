"""Learning curves of a run as growing arrays, with smoothing and averaging over seeds. No Qt."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Final, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from normviz.runs.events import Epoch

Floats = NDArray[np.float64]
Metric = Literal["loss", "accuracy"]
METRICS: tuple[Metric, Metric] = ("loss", "accuracy")

_FIRST_SIZE = 1024
_revisions: Final = count()


class GrowingRows:
    """Rows of two numbers that are appended at the cost of a copy."""

    def __init__(self, rows: NDArray[np.float32] | None = None) -> None:
        """Starts with ``rows`` (n, 2), or none."""
        self._rows = np.zeros((0, 2), np.float32) if rows is None else rows
        self._count = len(self._rows)

    def __len__(self) -> int:
        return self._count

    def extend(self, rows: NDArray[np.float32]) -> None:
        """Appends ``rows`` (n, 2)."""
        needed = self._count + len(rows)
        if needed > len(self._rows):
            room = np.zeros((max(_FIRST_SIZE, 2 * needed), 2), np.float32)
            room[: self._count] = self._rows[: self._count]
            self._rows = room
        self._rows[self._count : needed] = rows
        self._count = needed

    def cut(self, count: int) -> None:
        """Keeps the first ``count`` rows."""
        self._count = min(self._count, count)

    def rows(self) -> NDArray[np.float32]:
        """All rows (n, 2), a view."""
        return self._rows[: self._count]

    def column(self, index: int) -> NDArray[np.float32]:
        """All numbers of one column, a view."""
        return self._rows[: self._count, index]


class MeasuredBatches(Protocol):
    """An event about batches."""

    @property
    def losses(self) -> tuple[float, ...]:
        """Each batch's own loss, oldest first."""

    @property
    def accuracies(self) -> tuple[float, ...]:
        """Each batch's own accuracy, 0 to 1."""


class LearningCurves:
    """What a run has measured so far.

    Attributes:
        steps_per_epoch: Batches per epoch; at least 1.
        revision: Another number after each change; no other object has had it.
    """

    def __init__(
        self,
        steps_per_epoch: int,
        batches: NDArray[np.float32] | None = None,
        epochs: Iterable[Epoch] = (),
    ) -> None:
        """Starts with what is known.

        Args:
            steps_per_epoch: Batches per epoch; 0 where it is not known yet.
            batches: Each batch's own loss and accuracy, (n, 2), from the first one on.
            epochs: The epochs so far.
        """
        self.steps_per_epoch = max(1, steps_per_epoch)
        self.revision = next(_revisions)
        self._batches = GrowingRows(batches)
        self._epochs = {epoch.epoch: epoch for epoch in epochs}

    def __len__(self) -> int:
        """How many batches are known."""
        return len(self._batches)

    def extend(self, events: Sequence[MeasuredBatches]) -> None:
        """Takes up what a training has told."""
        for event in events:
            self._batches.extend(
                np.column_stack([event.losses, event.accuracies]).astype(np.float32)
            )
        self.revision = next(_revisions)

    def cut(self, step: int) -> None:
        """Forgets what was measured after batch ``step``."""
        self._batches.cut(step)
        self._epochs = {k: epoch for k, epoch in self._epochs.items() if epoch.step <= step}
        self.revision = next(_revisions)

    def add_epoch(self, epoch: Epoch) -> None:
        """Takes up an epoch, or replaces the one of that number."""
        self._epochs[epoch.epoch] = epoch
        self.revision = next(_revisions)

    @property
    def batches(self) -> NDArray[np.float32]:
        """Each batch's own loss and accuracy, (n, 2), from the first one on; a view."""
        return self._batches.rows()

    @property
    def epochs(self) -> list[Epoch]:
        """The epochs in their order."""
        return [self._epochs[number] for number in sorted(self._epochs)]

    def best_epoch(self) -> int | None:
        """The first epoch of the highest validation accuracy; None where none was validated."""
        known = {epoch.epoch: epoch.val_accuracy for epoch in self.epochs}
        found = {number: value for number, value in known.items() if value is not None}
        return max(found, key=found.__getitem__) if found else None

    def training(self, metric: Metric, smooth: int = 1) -> tuple[Floats, Floats]:
        """Each batch's own value over the position in epochs.

        Args:
            metric: Loss or accuracy.
            smooth: Over how many batches, this one the last, the mean is taken.

        Returns:
            Two arrays (n,): position, 1 being the end of the first epoch, and value.
        """
        values = self._batches.column(METRICS.index(metric)).astype(np.float64)
        steps = np.arange(1, len(values) + 1)
        return steps / self.steps_per_epoch, moving_mean(values, smooth)

    def validation(self, metric: Metric) -> tuple[Floats, Floats]:
        """The value after each epoch that was validated.

        Returns:
            Two arrays (n,): position in epochs, and value.
        """
        name = f"val_{metric}"
        points = [
            (epoch.step / self.steps_per_epoch, value)
            for epoch in self.epochs
            if (value := getattr(epoch, name)) is not None
        ]
        table = np.array(points, float).reshape(-1, 2)
        return table[:, 0], table[:, 1]


def moving_mean(values: Floats, window: int) -> Floats:
    """The mean of each value and those before it, ``window`` at most.

    Args:
        values: (n,); what is not finite is left out of the means.
        window: At least 1; 1 returns the values.
    """
    if window <= 1 or len(values) == 0:
        return values
    good = np.isfinite(values)
    if good.all():
        sums = np.cumsum(values)
        sums[window:] -= sums[:-window].copy()
        sums[:window] /= np.arange(1, min(window, len(values)) + 1)
        sums[window:] /= window
        return sums
    sums = np.cumsum(np.where(good, values, 0.0))
    counts = np.cumsum(good.astype(float))
    sums[window:] -= sums[:-window].copy()
    counts[window:] -= counts[:-window].copy()
    means: Floats = np.full(len(values), np.nan)
    np.divide(sums, counts, out=means, where=counts > 0)
    return means


def spread(lines: Sequence[tuple[Floats, Floats]]) -> tuple[Floats, Floats, Floats]:
    """Mean and sample deviation of two or more lines, as far as all of them reach.

    Args:
        lines: Position and value, two arrays (n,) each; the positions are the same.

    Returns:
        Position, mean and deviation, three arrays (m,), m being the shortest n.
    """
    length = min(len(x) for x, _ in lines)
    values = np.stack([y[:length] for _, y in lines])
    return lines[0][0][:length], values.mean(0), values.std(0, ddof=1)
