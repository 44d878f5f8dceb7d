"""Dynamic tanh: a squashing function in place of normalization."""

from typing import Any

import keras
from keras import ops

from normviz.engine.layers.affine import AffineLayer


@keras.saving.register_keras_serializable(package="normviz")
class DynamicTanh(AffineLayer):
    """y = γ·tanh(α·x) + β with one learned α, and γ and β per channel.

    No statistics are taken, so that training and inference are the same.

    Source: Zhu et al. 2025, "Transformers without Normalization", arXiv 2503.10622.

    Args:
        axis: The axis of the channels.
        alpha_initializer: Where α starts: a number, or an initializer as Keras takes it.
        **kwargs: Those of `AffineLayer`, and of every layer.
    """

    def __init__(self, axis: int = -1, alpha_initializer: Any = 0.5, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.axis = axis
        if isinstance(alpha_initializer, int | float):
            alpha_initializer = keras.initializers.Constant(alpha_initializer)
        self.alpha_initializer = keras.initializers.get(alpha_initializer)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        """Makes γ and β of shape (C,), and α."""
        self.build_affine(input_shape[self.axis])
        self.alpha = self.add_weight(
            name="alpha", shape=(), initializer=self.alpha_initializer, autocast=False
        )
        self.built = True

    def call(self, inputs: Any) -> Any:
        """Squashes each element by itself."""
        x = ops.cast(inputs, self.variable_dtype)
        sizes = [1] * len(x.shape)
        sizes[self.axis] = -1
        y = ops.tanh(self.alpha * x)
        if self.gamma is not None:
            y = y * ops.reshape(self.gamma, sizes)
        if self.beta is not None:
            y = y + ops.reshape(self.beta, sizes)
        return ops.cast(y, self.compute_dtype)

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
        """The shape of the input."""
        return input_shape

    def get_config(self) -> dict[str, Any]:
        """What rebuilds the layer."""
        initializer = keras.initializers.serialize(self.alpha_initializer)
        return {**super().get_config(), "axis": self.axis, "alpha_initializer": initializer}
