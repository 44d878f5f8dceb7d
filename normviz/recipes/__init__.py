"""Every recipe as data, so that the window lists them before Keras is loaded."""

from normviz.recipes.catalog import RECIPES, by_source, find
from normviz.recipes.options import known, norm_spec, options_json, with_options
from normviz.recipes.recipe import Published, Recipe, TrainingSettings
from normviz.recipes.slots import Slot, misfit, needs_bias, stands

__all__ = [
    "RECIPES",
    "Published",
    "Recipe",
    "Slot",
    "TrainingSettings",
    "by_source",
    "find",
    "known",
    "misfit",
    "needs_bias",
    "norm_spec",
    "options_json",
    "stands",
    "with_options",
]
