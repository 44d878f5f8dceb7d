"""The small convolutional network of the shipped models, with a norm behind each convolution."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

import keras

from normviz.engine.layers.norm_layers import brings_activation, norm_layer, wrap
from normviz.errors import UserError
from normviz.files.records import read_record, short
from normviz.norms import NormSpec
from normviz.recipes.options import norm_spec, options_json
from normviz.recipes.slots import Slot, misfit, needs_bias

VERSION: Final = 1
SIDE: Final = 28

CONVOLUTIONS: Final = ((16, 5, 2), (24, 3, 1), (48, 3, 2), (64, 3, 1))
"""Filters, kernel and stride of each; after them the picture has 7×7 places."""
_LARGEST: Final = 1024


@dataclass(frozen=True)
class ShippedNetwork:
    """What a shipped network is, as plain values.

    Attributes:
        options: The norm behind each convolution, or around it, with its settings.
        convolutions: Filters, kernel and stride of each convolution.
        units: Neurons of the hidden dense layer.
        dropout: Share that is dropped before the last layer.

    Raises:
        UserError: A value is none that the field can have.
    """

    options: NormSpec
    convolutions: tuple[tuple[int, int, int], ...] = CONVOLUTIONS
    units: int = 64
    dropout: float = 0.3

    def __post_init__(self) -> None:
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

    @property
    def norm(self) -> str:
        """Name of the norm."""
        return self.options.name

    def to_json(self) -> dict[str, Any]:
        """The network as plain values, with the version of the form."""
        norm = {"norm": self.norm, "options": options_json(self.options)}
        return {"version": VERSION} | asdict(self) | norm

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Reads what ``to_json`` gave.

        Raises:
            UserError: Another version, unknown or missing fields, or values that cannot be.
        """
        values = dict(data)
        if (version := values.pop("version", None)) != VERSION:
            raise UserError(f"network: expected version {VERSION}, received {short(version)}")
        try:
            options = norm_spec(values.pop("norm"), values.pop("options"))
            complete = {"convolutions": None, "options": options.to_json()}
            return read_record(cls, complete | values)
        except UserError:
            raise
        except (KeyError, ValueError) as error:
            raise UserError(f"network: expected the fields of its form; {error}") from error


def shipped_network(norm: str) -> ShippedNetwork:
    """The network of the shipped models with that norm.

    Raises:
        UserError: No norm of that name is in the catalogue.
    """
    return ShippedNetwork(norm_spec(norm, {"groups": 8}))


def build(network: ShippedNetwork, seed: int = 0) -> Any:
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


def network_layers(network: ShippedNetwork) -> list[Any]:
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
    network: ShippedNetwork, filters: int, kernel: int, stride: int, slot: Slot
) -> list[Any]:
    """Convolution, norm, relu."""
    if reason := misfit(network.options, slot):
        raise UserError(reason)
    bias = needs_bias(network.norm, slot)
    plain = keras.layers.Conv2D(filters, kernel, stride, padding="same", use_bias=bias)
    layers = [
        wrap(plain, network.options),
        norm_layer(network.options, slot),
        None if brings_activation(network.norm, slot) else keras.layers.ReLU(),
    ]
    return [layer for layer in layers if layer is not None]
