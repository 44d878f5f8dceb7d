"""Batch norm folded into the layers beside it: the same answers without a norm.

In inference batch norm is y = a·x + b per channel, a = γ/√(σ² + ε), b = β − a·μ. Directly behind a
linear layer it scales that layer's kernel and bias; directly before a dense layer it goes into that
one's. Jacob et al. (2018), arXiv 1712.05877, section 3.2.
"""

from dataclasses import dataclass
from typing import Any, cast

import keras
import numpy as np
from numpy.typing import NDArray

from normviz.engine.batch_norm.batch_statistics import refuse_without_batch_norm

Doubles = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class FoldedNetwork:
    """A network without the batch norms that could be folded.

    Attributes:
        model: A built ``keras.Sequential`` for inference.
        pairs: For each norm that is gone its name and that of the layer that has it now.
        kept: The names of the norms that stand beside no layer that could take them.
    """

    model: Any
    pairs: tuple[tuple[str, str], ...]
    kept: tuple[str, ...]


def fold(model: Any, name: str) -> FoldedNetwork:
    """The network with its batch norms folded away; the model stays as it is.

    Args:
        model: A built ``keras.Sequential``.
        name: What it is called, for the message.

    Raises:
        UserError: It has no batch norm.
    """
    refuse_without_batch_norm(model, name)
    parts: list[_Part] = []
    pairs: list[tuple[str, str]] = []
    kept: list[str] = []
    waiting: _Affine | None = None  # of a norm that the next layer takes
    for layer, following in zip(model.layers, [*model.layers[1:], None], strict=True):
        part = _Part(layer)
        if waiting:
            part.take_before(waiting)
            waiting = None
        if not isinstance(layer, keras.layers.BatchNormalization):
            parts.append(part)
        elif parts and parts[-1].is_linear:
            parts[-1].take_behind(_affine(layer))
            pairs.append((layer.name, parts[-1].layer.name))
        elif isinstance(following, keras.layers.Dense):
            waiting = _affine(layer)
            pairs.append((layer.name, following.name))
        else:
            parts.append(part)
            kept.append(layer.name)
    return FoldedNetwork(_rebuilt(model, parts), tuple(pairs), tuple(kept))


@dataclass(frozen=True, eq=False)
class _Affine:
    """Factor and shift of each channel, (C,) each."""

    factor: Doubles
    shift: Doubles


class _Part:
    """A layer of the folded network, with its new kernel and bias where it has others."""

    def __init__(self, layer: Any) -> None:
        self.layer = layer
        self.changed: tuple[Doubles, Doubles] | None = None

    @property
    def is_linear(self) -> bool:
        """Whether it gives kernel·x + bias."""
        kinds = keras.layers.Conv2D | keras.layers.Dense
        return isinstance(self.layer, kinds) and self.layer.activation is keras.activations.linear

    def take_behind(self, norm: _Affine) -> None:
        """Takes the norm that stands behind the layer; the kernel's last axis is the output."""
        kernel, bias = self._weights()
        self.changed = kernel * norm.factor, bias * norm.factor + norm.shift

    def take_before(self, norm: _Affine) -> None:
        """Takes the norm that stands before a dense layer, whose kernel is (inputs, units)."""
        kernel, bias = self._weights()
        self.changed = kernel * norm.factor[:, None], bias + norm.shift @ kernel

    def _weights(self) -> tuple[Doubles, Doubles]:
        if self.changed:
            return self.changed
        kernel = np.asarray(self.layer.kernel).astype(np.float64)
        if not self.layer.use_bias:
            return kernel, np.zeros(kernel.shape[-1])
        return kernel, np.asarray(self.layer.bias).astype(np.float64)

    def copy(self) -> Any:
        """A new layer; its weights are set when the network is built."""
        settings = self.layer.get_config()
        if self.changed:
            settings["use_bias"] = True
        return type(self.layer).from_config(settings)

    def weights(self) -> list[NDArray[Any]]:
        """What the new layer is given, in its order."""
        if self.changed:
            return [each.astype(np.float32) for each in self.changed]
        return [np.asarray(each) for each in self.layer.weights]


def _affine(layer: Any) -> _Affine:
    mean, variance = (
        np.asarray(each).astype(np.float64) for each in (layer.moving_mean, layer.moving_variance)
    )
    factor = 1 / np.sqrt(variance + layer.epsilon)
    if layer.scale:
        factor = factor * np.asarray(layer.gamma)
    shift = -mean * factor
    if layer.center:
        shift = shift + np.asarray(layer.beta)
    return _Affine(factor, shift)


def _rebuilt(model: Any, parts: list[_Part]) -> Any:
    layers = [part.copy() for part in parts]
    made = keras.Sequential([keras.Input(model.input_shape[1:]), *layers], name=model.name)
    for layer, part in zip(layers, parts, strict=True):
        for variable, weight in zip(layer.weights, part.weights(), strict=True):
            variable.assign(weight)
    return made


def largest_difference(first: Any, second: Any, x: NDArray[np.float32], logits: bool) -> float:
    """The largest difference in a probability between two networks.

    Args:
        first: A Keras model.
        second: Another one for the same inputs.
        x: (N, …) as they take them.
        logits: Whether they end before the softmax.
    """
    answers = [_probabilities(model, x, logits) for model in (first, second)]
    return float(np.abs(answers[0] - answers[1]).max())


def _probabilities(model: Any, x: NDArray[np.float32], logits: bool) -> Doubles:
    outputs = cast(Doubles, np.asarray(model.predict(x, verbose=0), np.float64))
    if not logits:
        return outputs
    powers = np.exp(outputs - outputs.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True))
