"""Filter response normalization with its thresholded linear unit."""

from typing import Any

import keras
from keras import ops

from normviz.engine.layers.affine import AffineLayer

_LEARNED_EPSILON_START = 1e-4
"""Where the paper starts the learned part of ε."""


@keras.saving.register_keras_serializable(package="normviz")
class FilterResponseNormalization(AffineLayer):
    """Divides each channel of a sample by the root of its mean square over its places.

    ν² = mean of x² over H and W, or over the steps of a sequence, x̂ = x/√(ν² + ε),
    y = max(γx̂ + β, τ) with a learned τ per channel. No mean is taken off, no other sample matters.
    The maximum (TLU) is the layer's activation, so that none should follow. Input and output are
    (N, H, W, C) or (N, T, C).

    Source: Singh & Krishnan 2019, "Filter Response Normalization Layer", arXiv 1911.09737.

    Args:
        epsilon: Added under the root, above 0.
        learn_epsilon: Whether |ε₁| is added to ε, ε₁ being learned; the paper does so where a
            channel has a single element.
        tau_initializer: Where the threshold τ starts, as Keras takes it.
        **kwargs: Those of `AffineLayer`, and of every layer.

    Raises:
        ValueError: ε is not above 0, or the input has no axis between samples and channels.
    """

    def __init__(
        self,
        epsilon: float = 1e-6,
        learn_epsilon: bool = False,
        tau_initializer: Any = "zeros",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        if not epsilon > 0:
            raise ValueError(f"epsilon: expected a number above 0; received {epsilon!r}")
        self.epsilon = epsilon
        self.learn_epsilon = learn_epsilon
        self.tau_initializer = keras.initializers.get(tau_initializer)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Makes γ, β and τ of shape (C,), and the learned part of ε."""
        if len(input_shape) not in (3, 4):
            raise ValueError(
                f"expected an input (N, H, W, C) or (N, T, C); received the shape {input_shape}"
            )
        shape = (input_shape[-1],)
        self.build_affine(input_shape[-1])
        self.learned_epsilon = None
        self.tau = self.add_weight(
            name="tau", shape=shape, initializer=self.tau_initializer, autocast=False
        )
        if self.learn_epsilon:
            start = keras.initializers.Constant(_LEARNED_EPSILON_START)
            self.learned_epsilon = self.add_weight(
                name="learned_epsilon", shape=(), initializer=start, autocast=False
            )
        self.built = True

    def call(self, inputs: Any) -> Any:
        """Normalizes (N, H, W, C) or (N, T, C)."""
        # Squares of half precision overflow: the precision of the variables holds them.
        x = ops.cast(inputs, self.variable_dtype)
        epsilon = self.epsilon
        if self.learned_epsilon is not None:
            epsilon = epsilon + ops.abs(self.learned_epsilon)
        places = tuple(range(1, len(x.shape) - 1))
        y = x * ops.rsqrt(ops.mean(ops.square(x), axis=places, keepdims=True) + epsilon)
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
        config["epsilon"] = self.epsilon
        config["learn_epsilon"] = self.learn_epsilon
        config["tau_initializer"] = keras.initializers.serialize(self.tau_initializer)
        return config
