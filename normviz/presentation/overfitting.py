"""What the gap between training and validation means: overfitting, or moving statistics. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from normviz.runs.events import Epoch

GAP: Final = 0.02
"""From here on the difference of the accuracies is called a gap."""
_ERRORS: Final = 3
"""Standard errors of the validation accuracy that a gap must exceed; less can be chance."""
_LEAST_RISE: Final = 0.05
"""Share of the lowest validation loss by which it must have risen; less can be chance."""
_LEAST_EPOCHS: Final = 2
"""Epochs after the lowest one; from one alone nothing follows."""
_T_QUANTILES: Final = {2: 4.85, 3: 3.48, 4: 3.00, 5: 2.76, 6: 2.61, 8: 2.45, 10: 2.36, 20: 2.20}
"""Degrees of freedom to the t that one in fifty exceeds by chance."""
_T_QUANTILE: Final = 2.05
"""The same for very many degrees of freedom."""

_LAG: Final = 0.01
"""From this weight of the first moving statistics on, a gap is not called overfitting."""

OVERFITTING = "overfitting"
MOVING_LAG = "moving-lag"
"""What lessons about a gap concern."""


@dataclass(frozen=True)
class Gap:
    """How training and validation differ.

    Attributes:
        kind: ``rising``: the validation loss rises while the training loss falls; ``wide``: the
            training accuracy is clearly the higher one; ``lagging``: one of the two while the
            moving statistics, with which is validated, still hold much of their start; ``none``.
        epoch: Of ``rising``: the epoch with the lowest validation loss.
        accuracy: Training accuracy of the last epoch.
        val_accuracy: Validation accuracy of the last epoch.
        initial_weight: Of ``lagging``: what the first moving statistics still weigh, 0 to 1.
    """

    kind: Literal["none", "wide", "rising", "lagging"]
    epoch: int
    accuracy: float
    val_accuracy: float
    initial_weight: float = 0.0


def gap(epochs: Sequence[Epoch], momentum: float = 0.0, samples: int = 0) -> Gap | None:
    """Compares training and validation of the last epochs.

    Args:
        epochs: In their order.
        momentum: Of moving statistics that began with the training; 0 where there are none.
        samples: Validation samples; 0 where their number is not known.

    Returns:
        What was found; None where no epoch was validated.
    """
    rows = [row for row in epochs if row.val_loss is not None and row.val_accuracy is not None]
    if not rows:
        return None
    last = rows[-1]
    best = min(rows, key=lambda row: row.val_loss or 0.0)
    accuracy, val_accuracy = last.accuracy, last.val_accuracy or 0.0
    initial_weight = momentum**last.step
    is_wide = accuracy - val_accuracy > max(GAP, _ERRORS * _standard_error(val_accuracy, samples))
    if is_wide and initial_weight > _LAG:
        return Gap("lagging", best.epoch, accuracy, val_accuracy, initial_weight)
    if last.loss < best.loss and _rises(
        [row.val_loss or 0.0 for row in rows if row.epoch >= best.epoch]
    ):
        return Gap("rising", best.epoch, accuracy, val_accuracy)
    kind: Literal["none", "wide"] = "wide" if is_wide else "none"
    return Gap(kind, best.epoch, accuracy, val_accuracy)


def _standard_error(accuracy: float, samples: int) -> float:
    """Of an accuracy that was measured on so many samples; one more of each kind keeps it above 0.

    Args:
        accuracy: The share that was right, 0 to 1.
        samples: How many there were; 0 where that is not known, which counts as very many.
    """
    if not samples:
        return 0.0
    share = (accuracy * samples + 1) / (samples + 2)
    return float(np.sqrt(share * (1 - share) / (samples + 2)))


def _rises(losses: Sequence[float]) -> bool:
    """Whether losses rise clearly from the first, which is the lowest, to the last.

    They may go to and fro on the way, but do not fall again: the line through all of them rises
    more than chance makes it, and the last one is near the highest.

    Args:
        losses: Finite; one per epoch.
    """
    if len(losses) <= _LEAST_EPOCHS or not np.isfinite(losses).all():
        return False
    lowest, highest, last = losses[0], max(losses), losses[-1]
    rise = last - lowest
    is_near_highest = rise >= 0.7 * (highest - lowest)
    return rise > _LEAST_RISE * lowest and is_near_highest and _has_trend(losses)


def _has_trend(losses: Sequence[float]) -> bool:
    """Whether the slope of the line through losses is above 0 by more than chance (t-test)."""
    freedom = len(losses) - 2
    if freedom < 2:  # three go on rising
        first, second = np.diff(losses)
        return bool(second >= first / 2 > 0)
    values = np.asarray(losses)
    places = np.arange(len(values)) - (len(values) - 1) / 2
    slope = float(places @ values / (places @ places))
    rest = values - values.mean() - slope * places
    error = float(np.sqrt(rest @ rest / freedom / (places @ places)))
    shares = [0.0, *(1 / each for each in reversed(_T_QUANTILES))]
    quantile = np.interp(1 / freedom, shares, [_T_QUANTILE, *reversed(_T_QUANTILES.values())])
    return bool(slope > quantile * error)
