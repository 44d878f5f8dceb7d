"""Initial weights of layers that follow from a seed."""

from typing import Any


def seed_initializers(layer: Any, seed: int) -> None:
    """Has a layer that is not built draw its weights from a seed.

    Initializers that have a seed already, or start at a constant, are left alone.

    Args:
        layer: Of Keras; also one with a cell, or a wrapper around another one.
        seed: The same one gives the same weights in every process.
    """
    for owner in (layer, getattr(layer, "cell", None), getattr(layer, "layer", None)):
        for name, initializer in list(vars(owner or object).items()):
            if name.endswith("_initializer") and hasattr(initializer, "get_config"):
                config = initializer.get_config()
                if "seed" in config and config["seed"] is None:
                    setattr(owner, name, type(initializer)(**config | {"seed": seed}))
