"""Every recipe as data, so that the window lists them before Keras is loaded."""

from normviz.errors import UserError
from normviz.recipes.options import known, norm_spec, options_json, with_options
from normviz.recipes.recipe import Published, Recipe, TrainingSettings
from normviz.recipes.slots import Slot, misfit, needs_bias, stands
from normviz.recipes.sources import bn_answers, codelab, shipped, tfa_tutorials

__all__ = [
    "RECIPES",
    "Published",
    "Recipe",
    "Slot",
    "TrainingSettings",
    "find",
    "known",
    "misfit",
    "needs_bias",
    "norm_spec",
    "options_json",
    "stands",
    "with_options",
]

RECIPES: dict[str, Recipe] = {
    recipe.name: recipe
    for recipe in (
        tfa_tutorials.TUTORIAL_NORMS,
        *codelab.RECIPES,
        tfa_tutorials.WEIGHT_NORM_CIFAR,
        *bn_answers.RECIPES,
        shipped.PEN,
    )
}
"""Name to recipe, in the order of the sources."""


def find(name: str) -> Recipe:
    """The recipe of that name.

    Raises:
        UserError: There is none.
    """
    if name not in RECIPES:
        raise UserError(f"recipe: expected one of {', '.join(RECIPES)}; received {name!r}")
    return RECIPES[name]
