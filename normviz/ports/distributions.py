"""How what a layer receives and gives is distributed, at every kept step of a training."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

QUANTILES: Final = (0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99)

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class LayerDistributions:
    """Distributions of one layer over the S kept steps whose weights could be read.

    Attributes:
        run: Id of the run.
        layer: Name of the layer.
        layers: Names of all layers that can be shown.
        inputs: What the network was shown, as text.
        steps: The steps, ascending.
        x: (S, 7), :data:`QUANTILES` of all elements of what the layer receives.
        y: (S, 7), the same of what it gives.
        gamma: (S, C) of a norm that has it with one number per channel; else None.
        beta: The same.
        moving_mean: (S, C), of a norm that has moving statistics; else None.
        moving_variance: The same.
        batch_mean: (S, C), of these inputs; where there are moving statistics.
        batch_variance: The same, biased.
        unread: How many kept steps are left out, because their weights are cut or damaged.
    """

    run: str
    layer: str
    layers: tuple[str, ...]
    inputs: str
    steps: tuple[int, ...]
    x: Floats
    y: Floats
    gamma: Floats | None = None
    beta: Floats | None = None
    moving_mean: Floats | None = None
    moving_variance: Floats | None = None
    batch_mean: Floats | None = None
    batch_variance: Floats | None = None
    unread: int = 0
