"""The activations of real layers, as a protocol and its records; no Qt, no Keras.

A service is made and used in one background thread: making it loads TensorFlow.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from normviz.errors import Reason
from normviz.norms import NormParameters, NormSpec

Floats = NDArray[np.float32]
LayerKind = Literal["norm", "conv", "dense", "recurrent"]


@dataclass(frozen=True)
class ProbedLayer:
    """A layer whose tensors can be looked at.

    Attributes:
        name: As in the network.
        kind: What it does.
        norm: A name of the catalogue: the norm that it is, or that its kernel has; empty for none.
        shape: Of its output without the batch: (C, H, W), (C,) behind a dense layer, or
            (C, 1, T) for the T steps of a sequence.
    """

    name: str
    kind: LayerKind
    norm: str
    shape: tuple[int, ...]


@dataclass(frozen=True)
class ProbedNetwork:
    """A network whose layers can be looked at.

    Attributes:
        name: The name of a model that ships, or the id of a run.
        title: What to call it before the user.
        norm: The norm in it, a name of the catalogue.
        layers: Norm, convolution, dense and recurrent layers, from input to output.
        steps: Those whose weights are kept, ascending; none for a model that ships.
        is_active: Whether it is being trained: more steps may come.
    """

    name: str
    title: str
    norm: str
    layers: tuple[ProbedLayer, ...]
    steps: tuple[int, ...]
    is_active: bool = False


@dataclass(frozen=True)
class Probe:
    """What to look at.

    Attributes:
        model: The name of a model that ships, or the id or name of a run.
        layer: The name of a layer; empty: the first norm layer, else the first layer.
        step: The kept step nearest to it is taken; None: the newest one.
        inputs: What the network is shown, as `normviz.datasets.sample_choice` reads it.
        training: Whether the layers compute as in training: batch norm with the statistics of the
            batch. Nothing is dropped, and no moving statistic changes.
        most_elements: Of the layer's tensor: only as many of the first inputs are taken as give no
            larger one, and a remark says so. None takes all.
    """

    model: str = "default"
    layer: str = ""
    step: int | None = None
    inputs: str = "validation:16"
    training: bool = False
    most_elements: int | None = None


@dataclass(frozen=True, eq=False)
class LayerKernel:
    """The kernel of a layer, (C_out, C_in, kh, kw); of a dense layer kh = kw = 1.

    Attributes:
        layer: Whose it is.
        v: The kernel variable.
        g: The lengths of weight norm, (C_out,); None without.
        w: The kernel that the layer uses; for spectral norm that of the converged layer.
    """

    layer: ProbedLayer
    v: Floats
    g: Floats | None
    w: Floats


@dataclass(frozen=True, eq=False)
class LayerActivations:
    """The tensors of one layer. All arrays have four axes, N, C, H, W; dense layers H = W = 1.

    The steps of a sequence run along W.

    Attributes:
        probe: What was asked for.
        network: The network.
        layer: The layer.
        step: Whose weights they are; None for a model that ships.
        labels: (N,), the classes of the inputs; −1 where one is not known.
        x: What the layer receives.
        y: What it gives.
        x_hat: The normalized values before γ and β, as the layer itself computes them; None for a
            layer that is no norm.
        spec: The norm's settings with the layer's ε, momentum and groups; None for no norm.
        parameters: The layer's γ, β, τ and moving statistics, each of a shape that broadcasts
            against x; None where the norm has none.
        batch_mean: Of x, (1, C, 1, 1), for norms with moving statistics; else None.
        batch_variance: Likewise, biased.
        formula_difference: The largest |x̂ − formula|, from the precision in which the layer sums;
            None for a layer that is no norm.
        kernel: Of the layer; where none was named, of the first that has one. None without.
        remarks: What the user should know about it, one sentence each.
    """

    probe: Probe
    network: ProbedNetwork
    layer: ProbedLayer
    step: int | None
    labels: NDArray[np.int64]
    x: Floats
    y: Floats
    x_hat: Floats | None
    spec: NormSpec | None
    parameters: NormParameters
    batch_mean: Floats | None = None
    batch_variance: Floats | None = None
    formula_difference: float | None = None
    kernel: LayerKernel | None = None
    remarks: tuple[Reason, ...] = ()

    @property
    def shown(self) -> Floats:
        """The tensor to put a norm on: what a norm receives, what any other layer gives."""
        return self.x if self.layer.kind == "norm" else self.y


ReadDrawing = Callable[[str], NDArray[np.floating]]
"""Gives the drawing (28, 28) in 0…1, of a file where one is named; raises UserError for none."""


class ActivationService(Protocol):
    """Activations of models that ship and of runs. Every method may raise ``UserError``."""

    def network(self, name: str) -> ProbedNetwork:
        """The layers and kept steps of a model that ships or a run, as they are now."""

    def activations(self, probe: Probe) -> LayerActivations:
        """The tensors of a layer."""

    def draw(self, image: Floats | None) -> None:
        """Says what is drawn, (28, 28) in 0…1; None for nothing. Called from any thread."""


LoadActivations = Callable[[], ActivationService]
