"""Counts of a confusion matrix: true label by predicted digit."""

import numpy as np
from numpy.typing import NDArray

CLASSES = 10
Counts = NDArray[np.int64]


def confusion_counts(labels: NDArray[np.int64], read: NDArray[np.int64]) -> Counts:
    """How often each digit (row) was read as each digit (column): (10, 10).

    Args:
        labels: (N,) what was drawn.
        read: (N,) what the model read.
    """
    counts = np.bincount(labels * CLASSES + read, minlength=CLASSES**2)
    return np.asarray(counts.reshape(CLASSES, CLASSES), np.int64)
