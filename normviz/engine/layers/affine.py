"""Base of layers that learn γ and β per channel, with the arguments of Keras' own norms."""

from typing import Any, Final

import keras

_WEIGHTS: Final = ("beta", "gamma")
_STARTS: Final[dict[str, str | None]] = {
    "beta_initializer": "zeros",
    "gamma_initializer": "ones",
    "beta_regularizer": None,
    "gamma_regularizer": None,
    "beta_constraint": None,
    "gamma_constraint": None,
}
"""Arguments of β and γ, and what stands in for them."""


class AffineLayer(keras.layers.Layer):
    """Keeps, makes and serializes γ and β; a subclass builds them and applies them.

    Args:
        center: Whether β is learned.
        scale: Whether γ is learned.
        **kwargs: Initializers, regularizers and constraints of β and γ, such as
            ``beta_initializer``, as in Keras' own normalization layers, and what every layer
            takes, such as ``name`` and ``dtype``.
    """

    def __init__(
        self,
        center: bool = True,
        scale: bool = True,
        **kwargs: Any,
    ) -> None:
        weights = {name: kwargs.pop(name, start) for name, start in _STARTS.items()}
        super().__init__(**kwargs)
        self.center = center
        self.scale = scale
        for name, value in weights.items():
            kind = name.partition("_")[2]  # such as initializer, of the module initializers
            setattr(self, name, getattr(keras, f"{kind}s").get(value))

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
