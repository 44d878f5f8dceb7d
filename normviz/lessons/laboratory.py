"""What a check of a lesson may do with real layers; the engine fulfils these protocols."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from numpy.typing import NDArray

from normviz.norms.layer import LayerCall

Array = NDArray[Any]


@dataclass(frozen=True)
class Proven:
    """What a proof on the real layer of a norm found.

    Attributes:
        elements: The size of the statistic set that the catalogue claims.
        agreed: How many of them the layer confirms.
        gradient: How many inputs one output has a derivative with respect to.
        moved: How many outputs move when that one input changes.
        holds: Whether the claim stands.
        difference: The largest |layer − formula|.
    """

    elements: int
    agreed: int
    gradient: int
    moved: int
    holds: bool
    difference: float


class LabLayer(Protocol):
    """One real Keras layer, built on the first call; tensors have Keras' order of axes."""

    @property
    def weights(self) -> dict[str, Array]:
        """The values of its variables, by their names: ``gamma``, ``moving_mean``, ``kernel``."""

    def assign(self, **values: Any) -> None:
        """Sets variables by their names; numbers are spread over the variable's shape."""

    def __call__(self, x: Array, *, training: bool = False, mask: Array | None = None) -> Array:
        """The output; a call in training moves the moving statistics."""

    def train(self, x: Array, times: int) -> None:
        """Calls it in training so many times, faster than one by one."""

    def input_gradient(self, x: Array, weight: Array, *, training: bool = True) -> Array:
        """The derivative of Σ ``weight``·y with respect to x."""

    def weight_gradients(self, x: Array, weight: Array) -> dict[str, Array]:
        """The derivatives of Σ ``weight``·y with respect to what is trained, in training."""


class LabNetwork(Protocol):
    """A real Keras network, from seeded weights."""

    @property
    def layers(self) -> Sequence[LabLayer]:
        """Its layers, in order."""

    def fit(self, x: Array, y: Array, *, epochs: int, batch_size: int) -> list[float]:
        """Trains; the loss after each epoch."""

    def evaluate(self, x: Array, y: Array, *, training: bool = False) -> tuple[float, float]:
        """Loss and accuracy, with moving statistics, or with those of the whole of x."""

    def predict(self, x: Array, *, training: bool = False) -> Array:
        """The outputs, computed in one batch."""


@dataclass(frozen=True, eq=False)
class Digits:
    """Small handwritten digits that are always there.

    Attributes:
        x: (N, 28, 28, 1), 0 to 1.
        y: Their labels.
        x_validation: The same, not trained on.
        y_validation: Their labels.
    """

    x: Array
    y: Array
    x_validation: Array
    y_validation: Array


class Laboratory(Protocol):
    """The real layers of Keras, as a check needs them."""

    def layer(self, call: LayerCall, *, dtype: str = "float64") -> LabLayer:
        """A new layer."""

    def network(
        self,
        layers: Sequence[LayerCall],
        optimizer: LayerCall,
        *,
        loss: str | LayerCall = "",
        seed: int = 0,
    ) -> LabNetwork:
        """A new network, compiled; its weights follow from the seed.

        Args:
            layers: In order, without the input.
            optimizer: Such as ``LayerCall("keras.optimizers.SGD", (0.1,))``.
            loss: Keras' name, or the call of a loss; sparse categorical cross-entropy where empty.
            seed: Of the weights, of dropout and of the order of the samples.
        """

    def digits(self, count: int, validation: int) -> Digits:
        """The first digits of scikit-learn's, and others to validate on."""

    def prove(
        self,
        norm: str,
        shape: Sequence[int],
        index: Sequence[int],
        *,
        training: bool = True,
        settings: Mapping[str, Any] | None = None,
    ) -> Proven:
        """The statistic set of one element, by derivative and by perturbation.

        Args:
            norm: A name of the catalogue.
            shape: (N, C, H, W).
            index: (n, c, h, w).
            training: Whether the layer is called as in training.
            settings: ``groups``; ``replicas``, among how many devices the batch is divided, and
                whether these are ``synchronized``.
        """
