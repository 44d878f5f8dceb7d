"""Proofs on the real layers, as a protocol and its records; no Qt, no Keras.

A service is made and used in one background thread: making it loads TensorFlow.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

from normviz.figure.gradients import GradientArray, GradientRequest
from normviz.norms import NormSpec

Shape = tuple[int, int, int, int]
Index = tuple[int, int, int, int]

Verdict = Literal["proven", "constant", "refuted"]
"""``constant``: a set of one element, whose output no input changes, so that neither the derivative
nor a change of the input can tell anything."""


@dataclass(frozen=True)
class ProofQuestion:
    """What is to be proven.

    Attributes:
        spec: The settings of the norm.
        shape: (N, C, H, W); for norms of kernels (C_out, C_in, kh, kw).
        index: The element whose set is claimed.
        seed: Of the random tensor and of the layer's parameters.
        replicas: Among so many devices the batch is divided, each with a copy of the layer.
        synchronized: Whether the layer takes its statistics from all devices together.
    """

    spec: NormSpec
    shape: Shape
    index: Index
    seed: int = 0
    replicas: int = 1
    synchronized: bool = False

    @property
    def cuts(self) -> int:
        """Into how many parts along N the claimed sets are cut."""
        return 1 if self.synchronized else self.replicas


@dataclass(frozen=True)
class TorchReport:
    """What the PyTorch line computes from the same tensor and parameters.

    Attributes:
        version: Of PyTorch.
        code: The line.
        largest_difference: The largest |PyTorch − Keras| over all outputs; None where it refused.
        reason: Why it refused; empty where it did not.
        running_variances: Of Keras and of PyTorch, of the element's channel, after one training
            step from 1; None for norms without.
    """

    version: str
    code: str
    largest_difference: float | None
    reason: str
    running_variances: tuple[float, float] | None = None


@dataclass(frozen=True)
class ProofReport:
    """What the real layer says.

    Attributes:
        verdict: Whether the claims stand.
        elements: The size of the claimed set: what receives gradient.
        agreed: How many of them the layer confirms.
        gradient: How many inputs have a derivative that is not 0.
        outside: How many of those are not in the claimed set.
        changing: How many inputs are claimed to change y.
        moved: How many outputs move when the input is changed.
        moved_outside: How many of those are not claimed to.
        largest_difference: The largest |layer − formula| over all outputs.
        tolerance: Up to which both count as equal.
        layer: The line of Keras code, or the class where Keras has none.
        versions: Of what computed it, by name: ``Keras``, ``TensorFlow``.
        seed: Of the random tensor.
        torch: What PyTorch computes; None where it is not installed.
    """

    verdict: Verdict
    elements: int
    agreed: int
    gradient: int
    outside: int
    changing: int
    moved: int
    moved_outside: int
    largest_difference: float
    tolerance: float
    layer: str
    versions: tuple[tuple[str, str], ...]
    seed: int
    torch: TorchReport | None = None


class ProofService(Protocol):
    """Proves sets and values on the layers that Keras runs."""

    def gradient(self, request: GradientRequest) -> GradientArray:
        """∂y_j/∂x through the real layer, of the shape of x.

        Raises:
            UserError: As for ``prove``.
        """

    def prove(self, question: ProofQuestion) -> ProofReport:
        """Questions the real layer.

        Raises:
            UserError: There is no such layer here, or it refuses the settings.
        """
