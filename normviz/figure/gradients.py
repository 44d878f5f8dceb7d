"""The gradient of one output of a norm: what is asked of whoever has the real layers."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normviz.figure.state import Index
from normviz.figure.tensor_source import Tensor
from normviz.norms import NormParameters, NormSpec

GradientArray = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class GradientRequest:
    """Whose derivative is wanted, on the tensor that is shown.

    Attributes:
        spec: The settings of the norm.
        x: (N, C, H, W), or a kernel.
        parameters: γ, β and moving statistics; what is None is where the layer starts.
        index: The output element j.
        replicas: Among so many devices the batch is divided; each has a copy of the layer.
    """

    spec: NormSpec
    x: Tensor
    parameters: NormParameters
    index: Index
    replicas: int = 1


Gradients = Callable[[GradientRequest], GradientArray]
"""Gives ∂y_j/∂x, of the shape of x.

It raises NotReadyError until that is there, and ValueError, in one sentence, where it cannot be.
"""
