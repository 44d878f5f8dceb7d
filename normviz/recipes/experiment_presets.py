"""Presets of the recipes in which a norm decides: the whole training, and a quick one."""

from dataclasses import replace
from typing import Final

from normviz.number_text import count
from normviz.recipes.recipe import TrainingSettings
from normviz.recipes.schedule import constant

FIVE_EPOCHS: Final = TrainingSettings(
    "adam",
    batch_size=64,
    epochs=5,
    schedule=constant(0.001),
    text="5 epochs on all digits.",
)
_QUICK_EPOCHS: Final = 3


def experiment_presets(full: TrainingSettings, train_size: int) -> dict[str, TrainingSettings]:
    """The presets ``published`` and ``quick``; the quick one is validated on 2000 digits.

    Args:
        full: The whole training.
        train_size: Digits of the quick training.
    """
    digits = count(train_size)
    quick = replace(
        full,
        epochs=_QUICK_EPOCHS,
        train_size=train_size,
        validation_size=2_000,
        quick=True,
        text=f"{_QUICK_EPOCHS} epochs on up to {digits} digits, validated on up to 2000.",
    )
    return {"published": full, "quick": quick}
