"""Detects overfitting from the gap between training and validation accuracy. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from normviz.runs.events import Epoch

GAP = 0.02
"""From here on the difference of the accuracies is called a gap; less can be chance."""


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
    behind = [row for row in rows if row.epoch > best.epoch]
    accuracy, val_accuracy = last.accuracy, last.val_accuracy or 0.0
    if len(behind) >= 2 and last.loss < best.loss:
        return Gap("rising", best.epoch, accuracy, val_accuracy)
    kind: Literal["none", "wide"] = "wide" if accuracy - val_accuracy > GAP else "none"
    return Gap(kind, best.epoch, accuracy, val_accuracy)
