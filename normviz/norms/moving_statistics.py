"""Moving mean and variance per channel that a trained layer has kept."""

from dataclasses import dataclass
from math import isfinite
from typing import Final

import numpy as np

from normviz.norms.statistics import FloatArray


@dataclass(frozen=True)
class MovingStatistics:
    """What a layer has kept of the batches that it was trained on.

    Attributes:
        means: One per channel; empty where they are not known.
        variances: Likewise.

    Raises:
        ValueError: They differ in number, or one is not finite, or a negative variance.
    """

    means: tuple[float, ...] = ()
    variances: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Refuses what no layer can have kept, or could not use."""
        if len(self.means) != len(self.variances):
            raise ValueError(
                f"expected as many moving variances as means, received {len(self.variances)} "
                f"and {len(self.means)}"
            )
        if not all(map(isfinite, (*self.means, *self.variances))):
            raise ValueError("expected finite moving means and variances")
        if self.variances and min(self.variances) < 0:
            raise ValueError(
                f"expected moving variances of at least 0, received {min(self.variances)}"
            )

    def __bool__(self) -> bool:
        return bool(self.means)

    def of_channels(self, channels: int) -> tuple[FloatArray, FloatArray]:
        """Mean and variance, (1, C, 1, 1); of further channels 0 and 1, where layers start."""
        found = []
        for values, start in ((self.means, 0.0), (self.variances, 1.0)):
            filled = values[:channels] + (start,) * (channels - len(values))
            found.append(np.array(filled).reshape(1, channels, 1, 1))
        return found[0], found[1]


NOT_KEPT: Final = MovingStatistics()
"""Of a layer of which they are not known."""
