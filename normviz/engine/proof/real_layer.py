"""The real layer of a norm as a function of a tensor in the figure's order of axes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import keras
import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.engine.layers.layer_factory import make_layer
from normviz.errors import UserError
from normviz.norms.keras_version import installed_keras, lacks_layer
from normviz.norms.norm import Place
from normviz.norms.parameters import fit
from normviz.norms.validation import dividing_groups

Tensor = NDArray[np.float64]
Index = tuple[int, int, int, int]

_RANGES: Final = {
    "gamma": (0.5, 1.5),
    "beta": (-1.0, 1.0),
    "moving_mean": (-1.0, 1.0),
    "moving_variance": (0.5, 2.0),
    "renorm_mean": (-1.0, 1.0),
    "renorm_stddev": (0.5, 2.0),
    "alpha": (0.3, 0.9),
}
"""Parameters that a proof of values draws at random, each between its bounds."""

_OTHER_NAMES: Final = {"gamma": ("g", "scale")}
"""What some layers call a parameter: g of weight norm, the scale of Keras' RMS norm."""


@dataclass(frozen=True)
class RealLayer:
    """A layer in float64, called on tensors (N, C, H, W), or kernels (C_out, C_in, kh, kw).

    Attributes:
        spec: The settings that the layer was made with.
        name: The line of Keras code; where Keras has no such layer, the class of normviz.
        call: Maps a tensor to the layer's output, both in the figure's order of axes.
        layer: The Keras layer itself.
        evaluate: All outputs for a tensor, and the derivative of the one at an index; None where
            that follows from ``call``.
        cuts: Into how many parts along N the batch is divided, each with statistics of its own.
    """

    spec: norms.NormSpec
    name: str
    call: Callable[[Any], Any]
    layer: Any
    evaluate: Callable[[Tensor, Index], tuple[Tensor, Tensor]] | None = None
    cuts: int = 1

    def draw_parameters(self, random: np.random.Generator, shape: Sequence[int]) -> None:
        """Gives the layer parameters that differ from channel to channel.

        Args:
            random: Where they come from.
            shape: Of the tensors that the layer is called on.
        """
        for name, variable in self._variables().items():
            count = shape[self.spec.norm.channel_axis] if len(variable.shape) else None
            values = random.uniform(*_RANGES[name], count)
            # Along the last axis of whatever shape the variable has.
            variable.assign(np.broadcast_to(values, variable.shape))
        started = getattr(self.layer, "vector_u", None)  # of a power iteration
        if isinstance(started, keras.Variable):
            started.assign(random.normal(size=started.shape))

    def set_parameters(self, given: norms.NormParameters, x: Tensor) -> None:
        """Gives the layer the parameters that the reference is given; None is where it starts.

        A threshold τ of None is none: such a layer is made with one that no output reaches.

        Args:
            given: γ, β and so on.
            x: The tensor; g of weight norm starts at its lengths.

        Raises:
            ValueError: One of them does not fit the tensor.
        """
        n, c, h, w = x.shape
        fitted = fit(self.spec, (n, c, h, w), given)
        divisor = None
        if self.spec.norm.gamma_starts_at_divisor and fitted.gamma is None:
            divisor = norms.normalized(self.spec, x).divisor
        starts = {"gamma": 1.0 if divisor is None else divisor, "beta": 0.0}
        for name, variable in self._variables().items():
            value = getattr(fitted, name)
            self._assign(variable, starts[name] if value is None else value, x)
        threshold = getattr(self.layer, "tau", None)
        if fitted.tau is not None and isinstance(threshold, keras.Variable):
            self._assign(threshold, fitted.tau, x)

    def _assign(self, variable: Any, value: Any, x: Tensor) -> None:
        whole = np.broadcast_to(value, x.shape)
        variable.assign(_shaped(whole, len(variable.shape), self.spec.norm.channel_axis))

    def parameters(self) -> norms.NormParameters:
        """The layer's own γ, β and moving statistics, for the reference."""
        values = {name: np.asarray(each) for name, each in self._variables().items()}
        # From (H, W, C) to (C, H, W); (C,) and () stay.
        return norms.NormParameters(
            **{n: np.moveaxis(v, -1, 0) if v.ndim else v for n, v in values.items()}
        )

    def _variables(self) -> dict[str, Any]:
        """The layer's variables by the names of the reference's parameters."""
        found = {}
        for name in _RANGES:
            for spelled in (name, *_OTHER_NAMES.get(name, ())):
                variable = getattr(self.layer, spelled, None)
                if isinstance(variable, keras.Variable):
                    found[name] = variable
        return found


def real_layer(
    name: str, shape: Sequence[int], groups: int | None = None, training: bool = True
) -> RealLayer:
    """The layer of a norm with Keras' defaults; `layer_of` takes a `NormSpec`.

    Args:
        name: A norm of the catalogue.
        shape: As for `layer_of`.
        groups: As for `norms.labels`.
        training: Whether the layer is called as in training.

    Raises:
        ValueError: As for `layer_of`.
        UserError: Likewise.
    """
    spec = norms.NormSpec(name, groups=groups, training=training, data_init=False)
    return layer_of(spec, shape)


def layer_of(spec: norms.NormSpec, shape: Sequence[int], **changed: Any) -> RealLayer:
    """The layer that the catalogue's entry declares, built for tensors of a shape.

    Args:
        spec: The norm and its settings.
        shape: (N, C, H, W); for norms of kernels (C_out, C_in, kh, kw).
        **changed: Arguments of the layer that replace those of the entry or are added; norms of
            kernels take none.

    Raises:
        ValueError: As for `norms.labels`, or the layer refuses the settings.
        UserError: The installed Keras is older than the layer.
    """
    check_keras(spec.norm)
    if spec.norm.kind == "kernel":
        return _of_kernel(spec, shape)
    channels, height, width = shape[1:]
    if spec.norm.needs_groups:
        spec = replace(spec, groups=dividing_groups(spec.groups, channels))
    call = spec.norm.keras(spec, Place((channels, height, width)))
    layer = make_layer(call, **spec.norm.proof_arguments, **changed, dtype="float64")
    layer.build((None, height, width, channels))

    training = spec.training

    def through(inputs: Any) -> Any:
        last = keras.ops.transpose(inputs, (0, 2, 3, 1))
        with keras.StatelessScope():  # moving statistics stay: every call is the same function
            outputs = layer(last, training=training)
        return keras.ops.transpose(outputs, (0, 3, 1, 2))

    line = norms.keras_lines(spec, Place((channels, height, width)))
    return RealLayer(spec, _named(call.path, line), through, layer)


def _of_kernel(spec: norms.NormSpec, shape: Sequence[int]) -> RealLayer:
    """The kernel that a wrapped convolution uses, which Keras keeps as (kh, kw, C_in, C_out)."""
    outputs, inputs, height, width = shape
    convolution = keras.layers.Conv2D(outputs, (height, width), use_bias=False, dtype="float64")
    call = spec.norm.keras(spec, Place((outputs,), wrapped=convolution))
    layer = make_layer(call, **spec.norm.proof_arguments, dtype="float64")
    layer.build((1, height, width, inputs))
    kernel = layer.layer.kernel

    def through(v: Any) -> Any:
        # Variables have no derivative with respect to what they are assigned: the scope lends the
        # layer another value of its kernel.
        lent = keras.ops.transpose(v, (2, 3, 1, 0))
        with keras.StatelessScope([(kernel, lent)]):
            found = getattr(layer, spec.norm.kernel_method)()
        used = found[-1] if isinstance(found, tuple) else found
        return keras.ops.transpose(used, (3, 2, 0, 1))

    return RealLayer(spec, _named(call.path, call.path), through, layer)


def _shaped(whole: Tensor, rank: int, channel_axis: int) -> Tensor:
    """A parameter of the whole tensor as the layer keeps it: (), (C,) or (H, W, C)."""
    if rank == 3:
        return np.moveaxis(whole[0], 0, -1)
    channels = np.moveaxis(whole, channel_axis, 0).reshape(whole.shape[channel_axis], -1)[:, 0]
    return channels if rank else channels[0]


def check_keras(norm: norms.Norm) -> None:
    """Refuses a norm whose layer the installed Keras does not have yet.

    Raises:
        UserError: It has not.
    """
    if lacks_layer(norm):
        raise UserError(
            "{norm} needs Keras {since} or newer: installed is {installed}.",
            code="keras-too-old",
            norm=norm.name,
            since=norm.keras_since,
            installed=installed_keras(),
        )


def _named(path: str, line: str) -> str:
    return line if path.startswith("keras.") else f"Keras has no such layer: {path}"
