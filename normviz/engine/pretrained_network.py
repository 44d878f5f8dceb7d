"""The small convolutional network of the shipped models, with a norm behind each convolution."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Self

import keras

from normviz.engine.norm_slot import brings_activation, needs_bias, norm_layer, wrap
from normviz.errors import UserError
from normviz.runs.catalog.options import NormOptions
from normviz.runs.catalog.slots import Slot, known, misfit

VERSION: Final = 1
SIDE: Final = 28

CONVOLUTIONS: Final = ((16, 5, 2), (24, 3, 1), (48, 3, 2), (64, 3, 1))
"""Filters, kernel and stride of each; after them the picture has 7×7 places."""
_LARGEST: Final = 1024


@dataclass(frozen=True)
class PenNetwork:
    """What a shipped network is, as plain values.

    Attributes:
        norm: The norm behind each convolution, or around it.
        options: That norm's settings.
        convolutions: Filters, kernel and stride of each convolution.
        units: Neurons of the hidden dense layer.
        dropout: Share that is dropped before the last layer.

    Raises:
        UserError: A value is none that the field can have.
    """

    norm: str
    options: NormOptions = field(default_factory=lambda: NormOptions(groups=8))
    convolutions: tuple[tuple[int, int, int], ...] = CONVOLUTIONS
    units: int = 64
    dropout: float = 0.3

    def __post_init__(self) -> None:
        known(self.norm)
        sizes = [size for convolution in self.convolutions for size in convolution]
        whole = all(type(size) is int and 1 <= size <= _LARGEST for size in [*sizes, self.units])
        threes = all(len(convolution) == 3 for convolution in self.convolutions)
        if not (whole and threes and self.convolutions):
            raise UserError(
                f"network: expected filters, kernel and stride of each convolution and the units, "
                f"from 1 to {_LARGEST}; received {self.convolutions} and {self.units}"
            )
        if not 0 <= self.dropout < 1:
            raise UserError(f"dropout: expected 0 up to but not 1, received {self.dropout}")

    def to_json(self) -> dict[str, Any]:
        """The network as plain values, with the version of the form."""
        return {"version": VERSION} | asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Reads what ``to_json`` gave.

        Raises:
            UserError: Another version, unknown or missing fields, or values that cannot be.
        """
        values = dict(data)
        if (version := values.pop("version", None)) != VERSION:
            raise UserError(f"network: expected version {VERSION}, received {version!r}")
        try:
            convolutions = tuple(tuple(sizes) for sizes in values.pop("convolutions"))
            options = NormOptions.from_json(values.pop("options"))
            return cls(convolutions=convolutions, options=options, **values)
        except UserError:
            raise
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(f"network: expected the fields of its form; {error}") from error


def build(network: PenNetwork, seed: int = 0) -> Any:
    """The Keras model, built and not compiled.

    Args:
        network: What it is.
        seed: Start of its random weights.

    Returns:
        A ``keras.Sequential`` from (N, 28, 28) in 0…1 to logits (N, 10).

    Raises:
        UserError: The norm does not fit the channels.
    """
    keras.utils.set_random_seed(seed)
    layers = [keras.Input((SIDE, SIDE)), *network_layers(network)]
    return keras.Sequential(layers, name=f"pen_{network.norm.replace('-', '_')}")


def network_layers(network: PenNetwork) -> list[Any]:
    """The layers from pictures (N, 28, 28) in 0…1 to logits (N, 10), not yet built.

    Raises:
        UserError: The norm does not fit the channels.
    """
    layers = [keras.layers.Reshape((SIDE, SIDE, 1))]
    side = SIDE
    for filters, kernel, stride in network.convolutions:
        side = -(-side // stride)
        layers += _convolution(network, filters, kernel, stride, Slot((side, side, filters)))
    return [
        *layers,
        keras.layers.AveragePooling2D(2, padding="same"),
        keras.layers.Flatten(),
        keras.layers.Dense(network.units, activation="relu"),
        keras.layers.Dropout(network.dropout),
        keras.layers.Dense(10),
    ]


def _convolution(
    network: PenNetwork, filters: int, kernel: int, stride: int, slot: Slot
) -> list[Any]:
    """Convolution, norm, relu."""
    if reason := misfit(network.norm, slot, network.options):
        raise UserError(reason)
    bias = needs_bias(network.norm, slot)
    plain = keras.layers.Conv2D(filters, kernel, stride, padding="same", use_bias=bias)
    layers = [
        wrap(plain, network.norm, network.options),
        norm_layer(network.norm, network.options, slot),
        None if brings_activation(network.norm, slot) else keras.layers.ReLU(),
    ]
    return [layer for layer in layers if layer is not None]
