"""Every recipe as data, so that the window lists them before Keras is loaded."""

from normviz.errors import UserError
from normviz.runs.catalog import answers, codelab, pen, tutorials
from normviz.runs.catalog.options import known, norm_spec, options_json, with_options
from normviz.runs.catalog.recipe import Published, Recipe, Settings
from normviz.runs.catalog.slots import Slot, misfit, needs_bias, stands

__all__ = [
    "RECIPES",
    "Published",
    "Recipe",
    "Settings",
    "Slot",
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
        tutorials.TUTORIAL_NORMS,
        *codelab.RECIPES,
        tutorials.WEIGHT_NORM_CIFAR,
        *answers.RECIPES,
        pen.PEN,
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
