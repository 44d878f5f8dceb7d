"""The number of a recipe's source that a run can be compared with. No Qt."""

from normviz.recipes import RECIPES
from normviz.recipes.recipe import Published
from normviz.runs.spec import RunSpec


def published_result(spec: RunSpec) -> Published | None:
    """What the source prints for the very training of ``spec``.

    Args:
        spec: A training. Where the source trains on its test data, its numbers are those of the
            faithful preset alone.

    Returns:
        The source's numbers; None where it has none, or the training is another one.
    """
    recipe = RECIPES.get(spec.recipe)
    if recipe is None or spec.preset not in recipe.presets or spec.dataset != recipe.dataset:
        return None
    settings = recipe.presets[spec.preset]
    has_faithful = any(each.faithful for each in recipe.presets.values())
    is_same = (
        spec.settings == settings
        and not settings.quick
        and settings.faithful == has_faithful
        and not spec.start
        and spec.dropout == recipe.dropout
        and spec.options == recipe.options(spec.norm, spec.preset)
    )
    found = next((each for each in recipe.published if each.norm == spec.norm), None)
    has_number = found is not None and (found.accuracy or found.val_accuracy) is not None
    return found if is_same and has_number else None
