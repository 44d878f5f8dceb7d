"""The layers of a recipe as data, from input to output; the engine builds the Keras layers."""

from dataclasses import dataclass
from typing import Literal

Padding = Literal["same", "valid"]
Shape = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reshape:
    """Another shape for the same numbers.

    Attributes:
        shape: (H, W, C) or (C,).
    """

    shape: Shape


@dataclass(frozen=True, slots=True)
class Flatten:
    """(H, W, C) as (H·W·C,)."""


@dataclass(frozen=True, slots=True)
class Conv:
    """A convolution with a square kernel and a bias.

    Attributes:
        filters: Channels that it puts out.
        kernel: Side of the kernel.
        strides: Step of the kernel.
        padding: As in Keras.
        activation: Of the layer itself; ``linear`` where a norm or an activation follows.
    """

    filters: int
    kernel: int
    strides: int = 1
    padding: Padding = "same"
    activation: str = "linear"


@dataclass(frozen=True, slots=True)
class Dense:
    """A dense layer with a bias.

    Attributes:
        units: Numbers that it puts out.
        activation: Of the layer itself; ``linear`` where a norm or an activation follows.
    """

    units: int
    activation: str = "linear"


@dataclass(frozen=True, slots=True)
class Recurrent:
    """A recurrent layer over the steps of a sequence, (T, F).

    Attributes:
        kind: ``gru`` or ``lstm``.
        units: Numbers that it puts out per step.
        whole: Whether it puts out all steps, (T, units); else the last one alone, (units,).
    """

    kind: Literal["gru", "lstm"]
    units: int
    whole: bool = False

    @property
    def gates(self) -> int:
        """Kernels that it has, each with one for its own last output."""
        return 3 if self.kind == "gru" else 4

    @property
    def biases(self) -> int:
        """Biases per kernel: Keras' GRU has one for each of both kernels."""
        return 2 if self.kind == "gru" else 1


@dataclass(frozen=True, slots=True)
class NormLayer:
    """A place for the norm that the user chooses: behind a layer, before the layer's activation.

    Behind a recurrent layer it takes what that layer puts out.

    Attributes:
        keeps_bias: Whether the layer before keeps its bias even where the norm learns a shift.
        kernel_only: Whether only norms of the kernel are compared here.
        seeded_first: Whether its initializers take their seeds before every other layer's.
    """

    keeps_bias: bool = False
    kernel_only: bool = False
    seeded_first: bool = False


@dataclass(frozen=True, slots=True)
class Activation:
    """An activation; left out behind a norm that ends in one of its own.

    Attributes:
        name: Keras' name.
    """

    name: str


@dataclass(frozen=True, slots=True)
class Relu:
    """A relu as Keras' layer ``ReLU``; left out behind a norm that ends in an activation."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Pooling over squares that do not overlap.

    Attributes:
        kind: Whether the maximum or the mean of a square is taken.
        size: Side of a square.
        padding: As in Keras.
    """

    kind: Literal["max", "average"] = "max"
    size: int = 2
    padding: Padding = "valid"


@dataclass(frozen=True, slots=True)
class GlobalPool:
    """The mean of each channel over all places: (H, W, C) as (C,)."""


@dataclass(frozen=True, slots=True)
class Dropout:
    """Dropout.

    Attributes:
        rate: The default rate; a run has one rate for all of them.
        seeded_first: Whether it takes its seed before every other layer's.
    """

    rate: float
    seeded_first: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """The output of a source that puts batch norm before its activation, and no other norm.

    A switch of the run puts batch norm before the dense layer instead.

    Attributes:
        units: Numbers that it puts out.
        activation: Of its end.
    """

    units: int
    activation: str


Layer = (
    Reshape
    | Flatten
    | Conv
    | Dense
    | Recurrent
    | NormLayer
    | Activation
    | Relu
    | Pool
    | GlobalPool
    | Dropout
    | Output
)


def normed(
    kernel: Conv | Dense, activation: str = "relu", *, keeps_bias: bool = False
) -> tuple[Layer, ...]:
    """A layer, a place for a norm, an activation."""
    return kernel, NormLayer(keeps_bias), Activation(activation)
