"""What is told of a run's batch norm: accuracies with three kinds of statistics."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

MOST_SAMPLES: Final = 2_000
"""Validation samples that are measured at most, unless others are asked for."""

Advance = Callable[[int, int], None]
"""Takes how many parts of a work are done, and of how many."""


class CancelledError(Exception):
    """The user does not want the result any more."""


@dataclass(frozen=True)
class Measurement:
    """How accuracies are measured.

    Attributes:
        data_dir: Where data sets are looked for first.
        batch_size: Samples per batch whose statistics are taken; that of the training when None.
        most_samples: Validation samples at most.
        advance: Told how much of the training set was read.
        cancelled: Asked often.
    """

    data_dir: Path | None = None
    batch_size: int | None = None
    most_samples: int = MOST_SAMPLES
    advance: Advance = lambda _done, _all: None
    cancelled: Callable[[], bool] = lambda: False


@dataclass(frozen=True)
class StatisticsAccuracy:
    """Accuracies, 0 to 1, on the same validation samples; only the statistics differ.

    Attributes:
        run: Id of the run.
        step: Whose weights were taken.
        samples: How many samples were shown.
        batch_size: Samples per batch whose statistics were taken.
        batch: With mean and variance of each batch, as in training.
        moving: With the moving ones that the run has kept, as in inference.
        recalibrated: With those of the training set, computed anew for these weights.
        initial_weight: What the first moving mean, 0, and variance, 1, still weigh in the moving
            ones: momentum to the power of the steps, 0 to 1.
        moving_loss: Cross-entropy with the moving statistics.
        recalibrated_loss: Cross-entropy with the recalibrated ones.
    """

    run: str
    step: int
    samples: int
    batch_size: int
    batch: float
    moving: float
    recalibrated: float
    initial_weight: float
    moving_loss: float
    recalibrated_loss: float

    def to_json(self) -> dict[str, Any]:
        """The fields as plain values."""
        return asdict(self)
