"""The loss of a recipe."""

from typing import Any

import keras

from normviz.recipes.recipe import Recipe


def build_loss(recipe: Recipe) -> Any:
    """What ``compile`` takes as the loss: Keras' name, or where labels are smoothed the loss."""
    if recipe.label_smoothing:
        return keras.losses.CategoricalCrossentropy(label_smoothing=recipe.label_smoothing)
    return recipe.loss
