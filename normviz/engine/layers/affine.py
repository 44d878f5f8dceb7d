"""Base of layers that learn γ and β per channel, with the arguments of Keras' own norms."""

from typing import Any, Final

import keras

_WEIGHTS: Final = ("beta", "gamma")


class AffineLayer(keras.layers.Layer):
    """Keeps, makes and serializes γ and β; a subclass builds them and applies them.

    Args:
        center: Whether β is learned.
        scale: Whether γ is learned.
        beta_initializer: As in Keras' own normalization layers.
        gamma_initializer: The same for γ.
        beta_regularizer: The same as there.
        gamma_regularizer: The same for γ.
        beta_constraint: The same as there.
        gamma_constraint: The same for γ.
        **kwargs: Those of every layer, such as ``name`` and ``dtype``.
    """

    def __init__(
        self,
        center: bool = True,
        scale: bool = True,
        beta_initializer: Any = "zeros",
        gamma_initializer: Any = "ones",
        beta_regularizer: Any = None,
        gamma_regularizer: Any = None,
        beta_constraint: Any = None,
        gamma_constraint: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.center = center
        self.scale = scale
        self.beta_initializer = keras.initializers.get(beta_initializer)
        self.gamma_initializer = keras.initializers.get(gamma_initializer)
        self.beta_regularizer = keras.regularizers.get(beta_regularizer)
        self.gamma_regularizer = keras.regularizers.get(gamma_regularizer)
        self.beta_constraint = keras.constraints.get(beta_constraint)
        self.gamma_constraint = keras.constraints.get(gamma_constraint)

    def build_affine(self, channels: int | None) -> None:
        """Makes γ and β of shape (C,) as far as they are learned; else they are None."""
        self.gamma = self._affine_weight("gamma", channels) if self.scale else None
        self.beta = self._affine_weight("beta", channels) if self.center else None

    def _affine_weight(self, name: str, channels: int | None) -> Any:
        return self.add_weight(
            name=name,
            shape=(channels,),
            initializer=getattr(self, f"{name}_initializer"),
            regularizer=getattr(self, f"{name}_regularizer"),
            constraint=getattr(self, f"{name}_constraint"),
            autocast=False,
        )

    def get_config(self) -> dict[str, Any]:
        """What rebuilds the layer."""
        config: dict[str, Any] = super().get_config()
        for name in ("center", "scale"):
            config[name] = getattr(self, name)
        for name in _WEIGHTS:
            initializer = getattr(self, f"{name}_initializer")
            regularizer = getattr(self, f"{name}_regularizer")
            constraint = getattr(self, f"{name}_constraint")
            config[f"{name}_initializer"] = keras.initializers.serialize(initializer)
            config[f"{name}_regularizer"] = keras.regularizers.serialize(regularizer)
            config[f"{name}_constraint"] = keras.constraints.serialize(constraint)
        return config
