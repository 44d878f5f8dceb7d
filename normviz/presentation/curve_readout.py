"""Reads the values of learning curves at one place of the x axis. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from normviz.presentation.learning_curves import Floats, LearningCurves, Metric


@dataclass(frozen=True)
class Readout:
    """What the curves of an entry show at one place; None where they show nothing there.

    Attributes:
        loss: In training, smoothed as it is drawn.
        val_loss: Of the last validation up to there.
        accuracy: As the loss.
        val_accuracy: As the validation loss.
    """

    loss: float | None
    val_loss: float | None
    accuracy: float | None
    val_accuracy: float | None


def read(curves: Sequence[LearningCurves], epoch: float, smooth: int) -> Readout:
    """The values at ``epoch``.

    Args:
        curves: A run, or several of which the mean is drawn.
        epoch: Position, 1 being the end of the first epoch.
        smooth: Over how many batches the training values are averaged.
    """
    known = [each for each in curves if _reaches(each, epoch)]

    def training(metric: Metric) -> float | None:
        return _mean([_nearest(*each.training(metric, smooth), epoch) for each in known])

    def validation(metric: Metric) -> float | None:
        return _mean([_last(*each.validation(metric), epoch) for each in known])

    return Readout(
        training("loss"), validation("loss"), training("accuracy"), validation("accuracy")
    )


def step_at(curves: LearningCurves, epoch: float) -> int:
    """The batch at ``epoch``, from 1."""
    return max(1, round(epoch * curves.steps_per_epoch))


def _reaches(curves: LearningCurves, epoch: float) -> bool:
    """Whether the run has got so far: half a batch more, as markers lie on the last one."""
    return 0 < epoch <= (len(curves) + 0.5) / curves.steps_per_epoch


def _nearest(x: Floats, y: Floats, at: float) -> float | None:
    if not len(x):
        return None
    return _finite(float(y[int(np.abs(x - at).argmin())]))


def _last(x: Floats, y: Floats, at: float) -> float | None:
    before = np.flatnonzero(x <= at + 1e-9)
    return _finite(float(y[before[-1]])) if len(before) else None


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else None
