"""Filter response normalization with its thresholded linear unit."""

from typing import Any

import keras
from keras import ops

_LEARNED_EPSILON_START = 1e-4
"""Where the paper starts the learned part of ε."""


@keras.saving.register_keras_serializable(package="normviz")
class FilterResponseNormalization(keras.layers.Layer):
    """Divides each channel of a sample by the root of its mean square over H and W.

    ν² = mean of x² over H and W, x̂ = x/√(ν² + ε), y = max(γx̂ + β, τ) with a learned τ per channel.
    No mean is taken off, no other sample matters. The maximum (TLU) is the layer's activation, so
    that none should follow. Input and output are (N, H, W, C).

    Source: Singh & Krishnan 2019, "Filter Response Normalization Layer", arXiv 1911.09737.

    Args:
        epsilon: Added under the root, above 0.
        center: Whether β is learned.
        scale: Whether γ is learned.
        learn_epsilon: Whether |ε₁| is added to ε, ε₁ being learned; the paper does so where a
            channel has a single element.
        beta_initializer: As in Keras' own normalization layers.
        gamma_initializer: The same for γ.
        tau_initializer: The same for τ.
        beta_regularizer: The same as there.
        gamma_regularizer: The same for γ.
        beta_constraint: The same as there.
        gamma_constraint: The same for γ.
        **kwargs: Those of every layer, such as ``name`` and ``dtype``.

    Raises:
        ValueError: ε is not above 0, or the input is not (N, H, W, C).
    """

    def __init__(
        self,
        epsilon: float = 1e-6,
        center: bool = True,
        scale: bool = True,
        learn_epsilon: bool = False,
        beta_initializer: Any = "zeros",
        gamma_initializer: Any = "ones",
        tau_initializer: Any = "zeros",
        beta_regularizer: Any = None,
        gamma_regularizer: Any = None,
        beta_constraint: Any = None,
        gamma_constraint: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        if not epsilon > 0:
            raise ValueError(f"epsilon: expected a number above 0; received {epsilon!r}")
        self.epsilon = epsilon
        self.center = center
        self.scale = scale
        self.learn_epsilon = learn_epsilon
        self.beta_initializer = keras.initializers.get(beta_initializer)
        self.gamma_initializer = keras.initializers.get(gamma_initializer)
        self.tau_initializer = keras.initializers.get(tau_initializer)
        self.beta_regularizer = keras.regularizers.get(beta_regularizer)
        self.gamma_regularizer = keras.regularizers.get(gamma_regularizer)
        self.beta_constraint = keras.constraints.get(beta_constraint)
        self.gamma_constraint = keras.constraints.get(gamma_constraint)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Makes γ, β and τ of shape (C,), and the learned part of ε."""
        if len(input_shape) != 4:
            raise ValueError(f"expected an input (N, H, W, C); received the shape {input_shape}")
        shape = (input_shape[-1],)
        self.gamma = self.beta = self.learned_epsilon = None
        if self.scale:
            self.gamma = self._affine_weight("gamma", shape)
        if self.center:
            self.beta = self._affine_weight("beta", shape)
        self.tau = self.add_weight(
            name="tau", shape=shape, initializer=self.tau_initializer, autocast=False
        )
        if self.learn_epsilon:
            start = keras.initializers.Constant(_LEARNED_EPSILON_START)
            self.learned_epsilon = self.add_weight(
                name="learned_epsilon", shape=(), initializer=start, autocast=False
            )
        self.built = True

    def _affine_weight(self, name: str, shape: tuple[int | None, ...]) -> Any:
        return self.add_weight(
            name=name,
            shape=shape,
            initializer=getattr(self, f"{name}_initializer"),
            regularizer=getattr(self, f"{name}_regularizer"),
            constraint=getattr(self, f"{name}_constraint"),
            autocast=False,
        )

    def call(self, inputs: Any) -> Any:
        """Normalizes (N, H, W, C)."""
        # Squares of half precision overflow: the precision of the variables holds them.
        x = ops.cast(inputs, self.variable_dtype)
        epsilon = self.epsilon
        if self.learned_epsilon is not None:
            epsilon = epsilon + ops.abs(self.learned_epsilon)
        y = x * ops.rsqrt(ops.mean(ops.square(x), axis=(1, 2), keepdims=True) + epsilon)
        if self.gamma is not None:
            y = y * self.gamma
        if self.beta is not None:
            y = y + self.beta
        return ops.cast(ops.maximum(y, self.tau), self.compute_dtype)

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
        """The shape of the input."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """What rebuilds the layer."""
        config = super().get_config()
        for name in ("epsilon", "center", "scale", "learn_epsilon"):
            config[name] = getattr(self, name)
        for name in ("beta", "gamma", "tau"):
            initializer = getattr(self, f"{name}_initializer")
            config[f"{name}_initializer"] = keras.initializers.serialize(initializer)
        for name in ("beta", "gamma"):
            regularizer = getattr(self, f"{name}_regularizer")
            constraint = getattr(self, f"{name}_constraint")
            config[f"{name}_regularizer"] = keras.regularizers.serialize(regularizer)
            config[f"{name}_constraint"] = keras.constraints.serialize(constraint)
        return config
