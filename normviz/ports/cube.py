"""The service that the Cube view needs, as a protocol; no Qt, no Keras."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:  # the figure is painted before anything of the runs is loaded
    from normviz.ports.activations import ActivationService
    from normviz.ports.models import ModelInfo
    from normviz.ports.proof import ProofService


StandIn = Literal["", "not-found", "folder-lacks"]
"""Why other digits stand in for MNIST: it is not on this machine, or not in the folder that was
named; empty where they are its own."""


class CubeService(Protocol):
    """What the figure can show beside random numbers."""

    def digits(self, count: int) -> NDArray[np.uint8]:
        """Up to ``count`` digits (K, 28, 28), the real ones where they are found."""

    def stand_in(self) -> StandIn:
        """Why the digits are those of scikit-learn; empty where they are MNIST's."""

    def is_engine_loaded(self) -> bool:
        """Whether TensorFlow is loaded, so that proofs take milliseconds."""

    def load_proofs(self) -> "ProofService":
        """Makes what proves; called, as all of that, in a background thread."""

    def load_activations(self) -> "ActivationService":
        """Makes what computes activations; called, as all of that, in a background thread."""

    def models(self) -> "Sequence[ModelInfo]":
        """The models that ship and the runs with weights, the newest run first.

        Raises:
            UserError: The runs cannot be read.
        """
