"""``TensorSource``: what a source of the tensor x declares, its inputs and its result."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz.figure.activation_choice import FIRST_CHOICE, ActivationChoice
from normviz.figure.state import FigureState, Shape
from normviz.norms import NormParameters
from normviz.norms.kernels.power_iteration import Spectra

Tensor = NDArray[np.float32]

Images = Callable[[int], NDArray[np.uint8]]
"""Gives up to K gray digits (…, 28, 28) in 0…255 when asked for K."""

Activations = Callable[[ActivationChoice, bool], "SourceTensor"]
"""Gives the tensor of a layer that computes as in training or not."""


class NotReadyError(ValueError):
    """x cannot be made yet: the last figure stays, with this text, until it is asked for again."""


@dataclass(frozen=True)
class SourceServices:
    """What sources are made from beside numbers; None where nobody provides it.

    Attributes:
        images: Gives digits.
        activations: Gives activations. It raises NotReadyError until they are there, and ValueError
            where they cannot be.
        spectra: Gives σ₁ of x where a norm divides by it. It raises NotReadyError until that is
            there; without it, what shows x computes it itself.
    """

    images: Images | None = None
    activations: "Activations | None" = None
    spectra: Spectra | None = None


@dataclass(frozen=True)
class TensorRequest:
    """What is asked of a source.

    Attributes:
        shape: (N, C, H, W) that x should have.
        seed: Of random numbers, or of a choice.
        services: What it may use.
        activations: The layer that is chosen.
        training: Whether layers compute as in training.
    """

    shape: Shape
    seed: int
    services: SourceServices = SourceServices()
    activations: ActivationChoice = FIRST_CHOICE
    training: bool = True


@dataclass(frozen=True)
class SourceTensor:
    """x, and what comes with it where it is the input of a real layer.

    Attributes:
        x: (N, C, H, W).
        parameters: γ, β and moving statistics, which stand in for those of the settings; what is
            None in them is taken from the settings.
        epsilon: Becomes the setting when the source is chosen; None leaves the setting.
        momentum: Likewise.
        groups: Likewise.
        steps: Training steps that its moving statistics have seen; as ``epsilon``.
        norm: The norm whose input x is: it is shown when the source is chosen; empty for none.
        g: The lengths of weight norm, (C_out,), where x is a kernel that has them.
        kernel: The kernel of the layer that x belongs to; None for a layer without.
    """

    x: Tensor
    parameters: NormParameters | None = None
    epsilon: float | None = None
    momentum: float | None = None
    groups: int | None = None
    steps: int | None = None
    norm: str = ""
    g: NDArray[np.floating[Any]] | None = None
    kernel: "SourceTensor | None" = None


def next_seed(state: FigureState) -> dict[str, Any]:
    """The settings that give other numbers of the same kind."""
    return {"seed": state.seed + 1}


@dataclass(frozen=True)
class Suggestion:
    """Settings under which a source can be recognized: in tiles, coloured by values.

    Attributes:
        side: Height and width, at least.
        color: The colouring.
        text: Why, in English, translated in the context "Catalogue".
        button: What applies them, likewise.
    """

    side: int
    color: str
    text: str
    button: str


@dataclass(frozen=True)
class TensorSource:
    """One source of x. All texts are in English, translated in the context "Catalogue".

    Attributes:
        name: As in commands and files.
        title: In the list of sources.
        tip: One sentence.
        order: Its place in the list, from small to large.
        make: Makes x. It raises NotReadyError where it has to wait, and ValueError with one clear
            sentence where it cannot.
        renew: The button that gives other numbers.
        renewed: The settings that it changes.
        has_own_shape: Whether x has a shape of its own, whatever is asked for: a layer's input.
        is_of_network: Whether x belongs to a layer of a network that is chosen.
        is_of_images: Whether x is made of the images that a service gives.
        may_wait: Whether x may have to be waited for, or may fail to be made.
        note: Says something about x of a shape; ``{channels}`` is replaced. Empty for nothing.
        suggestion: What to offer with it.
    """

    name: str
    title: str
    tip: str
    order: int
    make: Callable[[TensorRequest], SourceTensor]
    renew: str
    has_own_shape: bool = False
    is_of_network: bool = False
    is_of_images: bool = False
    may_wait: bool = False
    renewed: Callable[[FigureState], dict[str, Any]] = next_seed
    note: Callable[[Shape], str] = lambda shape: ""  # noqa: ARG005
    suggestion: Suggestion | None = None

    @property
    def is_prepared(self) -> bool:
        """Whether x is made before the figure changes; the last figure stays until then."""
        return self.has_own_shape or self.may_wait
