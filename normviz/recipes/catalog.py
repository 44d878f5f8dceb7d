"""The catalogue of recipes: every module in ``normviz.recipes.entries`` has one."""

from typing import Final

from normviz.errors import UserError
from normviz.recipes.recipe import Recipe
from normviz.registry import Registry

RECIPES: Final[Registry[Recipe]] = Registry("normviz.recipes.entries", "RECIPE")
"""Every recipe by its name, in the order in which they are shown."""


def find(name: str) -> Recipe:
    """The recipe of that name.

    Raises:
        UserError: There is none.
    """
    if name not in RECIPES:
        raise UserError(
            "recipe: expected one of {known}; received {given!r}",
            code="recipe-unknown",
            known=", ".join(RECIPES),
            given=name,
        )
    return RECIPES[name]


def by_source() -> dict[str, list[Recipe]]:
    """The recipes of each source, in the order of their first ones."""
    grouped: dict[str, list[Recipe]] = {}
    for recipe in RECIPES.values():
        grouped.setdefault(recipe.source, []).append(recipe)
    return grouped
