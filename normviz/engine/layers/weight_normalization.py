"""Weight normalization as a wrapper: the kernel as a length times a direction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import keras
from keras import ops

_SUPPORTED = (
    keras.layers.Dense,
    keras.layers.Conv1D,
    keras.layers.Conv2D,
    keras.layers.Conv3D,
)
"""Layers whose kernel has the outputs, and nothing else, on its last axis."""

_SMALLEST_SQUARE = 1e-24
"""Keeps ‖v‖ and its gradient finite where a column of v is zero; far below any real column."""

_SMALLEST_DEVIATION = 1e-6
"""A channel that deviates less from its mean, relative to it, is constant but for rounding."""


@keras.saving.register_keras_serializable(package="normviz")
class WeightNormalization(keras.layers.Wrapper):
    """Gives a layer the kernel w = g·v/‖v‖, with g (one an output channel) and v learned.

    The norm is taken over all axes but that of the outputs. v is the kernel variable of the wrapped
    layer, so that its regularizer and constraint act on v.

    With ``data_init``, the first training step sets g = 1/σ[t] and b = −μ[t]/σ[t] for
    t = v·x/‖v‖, after which its pre-activations have mean 0 (given a bias) and deviation 1. A
    channel whose t is constant gets g = ‖v‖ and b = 0: it has no deviation to divide by. A
    call with ``training=False`` is never the first step, a call without ``training`` may be.
    Inside ``TimeDistributed`` Keras hands on one time step at a time: t is that of the first.
    Without ``data_init`` g starts at ‖v‖ and the output is that of the wrapped layer.

    Source: Salimans & Kingma 2016, "Weight Normalization", arXiv 1602.07868.

    Args:
        layer: A Dense, Conv1D, Conv2D or Conv3D, built or not.
        data_init: Whether the first training step sets g and the bias from its data.
        **kwargs: Those of every layer, such as ``name``.

    Raises:
        ValueError: ``layer`` is no layer, or none with such a kernel.
    """

    def __init__(self, layer: Any, data_init: bool = True, **kwargs: Any) -> None:
        if not isinstance(layer, _SUPPORTED):
            names = ", ".join(kind.__name__ for kind in _SUPPORTED)
            raise ValueError(  # noqa: TRY004  # the contract: also for what is no layer
                f"layer: expected one with a kernel and the outputs on its last axis ({names}); "
                f"received {layer!r}"
            )
        kwargs.setdefault("dtype", layer.dtype_policy)
        super().__init__(layer, **kwargs)
        self.data_init = data_init

    @property
    def v(self) -> Any:
        """The direction: the kernel variable of the wrapped layer, (…, C_out)."""
        return self.layer.kernel

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Builds the wrapped layer and g, and remembers whether the first step is done."""
        super().build(input_shape)
        if not isinstance(self.v, keras.Variable):
            raise ValueError(  # noqa: TRY004  # a layer of the right type in the wrong state
                f"layer: expected a kernel that is one variable; received {self.layer!r}, whose "
                "kernel is computed (LoRA or quantized)"
            )
        self.input_spec = self.layer.input_spec
        self._input_shape = tuple(input_shape)
        self.g = self.add_weight(
            name="g", shape=(self.v.shape[-1],), initializer=self._initial_g, autocast=False
        )
        if self.data_init:
            self.initialized = self.add_weight(
                name="initialized", shape=(), dtype="bool", initializer="zeros", trainable=False
            )
        self.built = True

    def _initial_g(self, shape: tuple[int, ...], dtype: str) -> Any:
        return ops.cast(ops.reshape(self._length(), shape), dtype)

    def _length(self) -> Any:
        """‖v‖, (C_out,), in the precision of the variable also under mixed precision."""
        v = ops.cast(self.v, self.variable_dtype)
        square = ops.sum(ops.square(v), axis=tuple(range(len(v.shape) - 1)))
        return ops.sqrt(ops.maximum(square, _SMALLEST_SQUARE))

    def effective_kernel(self) -> Any:
        """The kernel w = g·v/‖v‖, shaped like v."""
        return ops.cast(self.v, self.variable_dtype) * (self.g / self._length())

    def call(self, inputs: Any, training: bool | None = None) -> Any:
        """The wrapped layer's output with the kernel w."""
        if self.data_init and training is not False:
            self._take_first_step(inputs)
        # A kernel has no setter in Keras 3: the scope lends the layer another value of it, through
        # which the gradients of g and v flow.
        with keras.StatelessScope(
            self._lent(self.effective_kernel()), collect_losses=True
        ) as scope:
            outputs = self.layer(inputs)
        for loss in scope.losses:
            self.add_loss(loss)
        return outputs

    def _lent(self, kernel: Any, bias: Any = None) -> list[tuple[Any, Any]]:
        lent = [(self.v, kernel)]
        if self.layer.bias is not None:
            lent.append((self.layer.bias, self.layer.bias if bias is None else bias))
        return lent

    def _take_first_step(self, inputs: Any) -> None:
        def take() -> Any:
            # Written in the branch, not behind it: at every later step mixed precision would
            # write the bias back in half precision.
            g, bias = self._from_data(inputs)
            self.g.assign(g)
            if self.layer.bias is not None:
                self.layer.bias.assign(bias)
            return ops.ones((), "bool")

        done = ops.any(self.initialized)  # a tensor: Keras refuses a variable here
        self.initialized.assign(ops.cond(done, lambda: done, take))

    def _from_data(self, inputs: Any) -> tuple[Any, Any]:
        """The values g = 1/σ[t] and b = −μ[t]/σ[t] for t = v·x/‖v‖, each (C_out,)."""
        t = self._pre_activations(inputs)
        channel = 1 if getattr(self.layer, "data_format", None) == "channels_first" else -1
        axes = [axis for axis in range(len(t.shape)) if axis != channel % len(t.shape)]
        mean, variance = ops.moments(t, axes=axes)
        deviation = ops.sqrt(variance)
        varies = deviation > _SMALLEST_DEVIATION * ops.maximum(ops.abs(mean), _SMALLEST_DEVIATION)
        divisor = ops.where(varies, deviation, ops.ones_like(deviation))
        g = ops.where(varies, 1 / divisor, self._length())
        return g, ops.where(varies, -mean / divisor, ops.zeros_like(mean))

    def _pre_activations(self, inputs: Any) -> Any:
        v = ops.cast(self.v, self.variable_dtype)
        bias = self.layer.bias
        lent = self._lent(v / self._length(), None if bias is None else ops.zeros_like(bias))
        with keras.StatelessScope(lent), _linear(self.layer):
            return ops.cast(self.layer(inputs), self.variable_dtype)

    def remove(self) -> Any:
        """A plain layer with the same output: that of the wrapped kind, with w as its kernel.

        Raises:
            ValueError: The layer is not built, so that there is no kernel yet.
        """
        if not self.built:
            raise ValueError("remove: expected a layer that was built; call it on data first")
        plain = type(self.layer).from_config(self.layer.get_config())
        plain.build(self._input_shape)
        plain.kernel.assign(self.effective_kernel())
        if plain.bias is not None:
            plain.bias.assign(self.layer.bias)
        return plain

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
        """That of the wrapped layer."""
        shape: tuple[int | None, ...] = self.layer.compute_output_shape(input_shape)
        return shape

    def get_config(self) -> dict[str, Any]:
        """What rebuilds the layer, the wrapped one included."""
        return {**super().get_config(), "data_init": self.data_init}


@contextmanager
def _linear(layer: Any) -> Iterator[None]:
    """The layer without its activation, while the context lasts."""
    activation: Callable[[Any], Any] | None = layer.activation
    layer.activation = None
    try:
        yield
    finally:
        layer.activation = activation
