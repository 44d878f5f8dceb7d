"""Detects overfitting from the gap between training and validation. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from normviz.runs.events import Epoch

GAP: Final = 0.02
"""From here on the difference of the accuracies is called a gap; less can be chance."""
_LEAST_RISE: Final = 0.05
"""Share of the lowest validation loss by which it must have risen; less can be chance."""
_LEAST_EPOCHS: Final = 2
"""Epochs after the lowest one; from one alone nothing follows."""


OVERFITTING = "overfitting"
"""What lessons about a gap concern."""


@dataclass(frozen=True)
class Gap:
    """How training and validation differ.

    Attributes:
        kind: ``rising``: the validation loss rises while the training loss falls; ``wide``: the
            training accuracy is clearly the higher one; ``none``.
        epoch: Of ``rising``: the epoch with the lowest validation loss.
        accuracy: Training accuracy of the last epoch.
        val_accuracy: Validation accuracy of the last epoch.
    """

    kind: Literal["none", "wide", "rising"]
    epoch: int
    accuracy: float
    val_accuracy: float


def gap(epochs: Sequence[Epoch]) -> Gap | None:
    """Compares training and validation of the last epochs.

    Args:
        epochs: In their order.

    Returns:
        What was found; None where no epoch was validated.
    """
    rows = [row for row in epochs if row.val_loss is not None and row.val_accuracy is not None]
    if not rows:
        return None
    last = rows[-1]
    best = min(rows, key=lambda row: row.val_loss or 0.0)
    accuracy, val_accuracy = last.accuracy, last.val_accuracy or 0.0
    if last.loss < best.loss and _rises(
        [row.val_loss or 0.0 for row in rows if row.epoch >= best.epoch]
    ):
        return Gap("rising", best.epoch, accuracy, val_accuracy)
    kind: Literal["none", "wide"] = "wide" if accuracy - val_accuracy > GAP else "none"
    return Gap(kind, best.epoch, accuracy, val_accuracy)


def _rises(losses: Sequence[float]) -> bool:
    """Whether losses rise clearly from the first, which is the lowest, to the last.

    They may go to and fro on the way, but do not fall again: the line through all of them rises,
    and the last one is near the highest.

    Args:
        losses: Finite; one per epoch.
    """
    if len(losses) <= _LEAST_EPOCHS or not np.isfinite(losses).all():
        return False
    lowest, highest, last = losses[0], max(losses), losses[-1]
    rise = last - lowest
    slope = float(np.polyfit(np.arange(len(losses)), losses, 1)[0])
    return slope > 0 and rise > _LEAST_RISE * lowest and rise >= 0.7 * (highest - lowest)
