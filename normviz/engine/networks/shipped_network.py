"""The small convolutional network of the shipped models, with a norm behind each convolution."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

import keras

from normviz.engine.networks.builder import NetworkOptions, keras_layers
from normviz.engine.networks.layer_seeds import seeded_layers
from normviz.errors import UserError
from normviz.files.records import is_version, read_record, short
from normviz.norms import NormSpec
from normviz.recipes.entries import pen
from normviz.recipes.options import norm_spec, options_json

VERSION: Final = 1
SIDE: Final = 28

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
    convolutions: tuple[tuple[int, int, int], ...] = pen.CONVOLUTIONS
    units: int = pen.UNITS
    dropout: float = pen.DROPOUT

    def __post_init__(self) -> None:
        sizes = [size for convolution in self.convolutions for size in convolution]
        whole = all(type(size) is int and 1 <= size <= _LARGEST for size in [*sizes, self.units])
        threes = all(len(convolution) == 3 for convolution in self.convolutions)
        if not (whole and threes and self.convolutions):
            raise _foreign(
                f"filters, kernel and stride of each convolution and the units, from 1 to "
                f"{_LARGEST}; received {self.convolutions} and {self.units}"
            )
        if not 0 <= self.dropout < 1:
            raise _foreign(f"a dropout from 0 up to but not 1, received {self.dropout}")

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
        if not is_version(version := values.pop("version", None), VERSION):
            raise _foreign(f"version {VERSION}, received {short(version)}")
        try:
            options = norm_spec(values.pop("norm"), values.pop("options"))
            complete = {"convolutions": None, "options": options.to_json()}
            return read_record(cls, complete | values)
        except UserError:
            raise
        except (KeyError, ValueError) as error:
            raise _foreign(f"the fields of its form; {error}") from error


def _foreign(expected: str) -> UserError:
    return UserError("network: expected {expected}", code="network-foreign", expected=expected)


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
    layers = pen.pen_layers(network.convolutions, network.units, network.dropout)
    choices = NetworkOptions(network.options, network.dropout)
    with seeded_layers(seed):
        made = [keras.Input((SIDE, SIDE)), *keras_layers((SIDE, SIDE), layers, choices)]
        return keras.Sequential(made, name=f"pen_{network.norm.replace('-', '_')}")
