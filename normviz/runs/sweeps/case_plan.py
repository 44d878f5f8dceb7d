"""A sweep as a list of combinations, in the place of all combinations of some values."""

from collections.abc import Mapping, Sequence
from typing import Any

from normviz.runs.spec import RunSpec
from normviz.runs.sweeps.plan import AXES, Misfit, SweepPlan, Values, add_grid, misfit_refused


def plan_of_cases(
    recipe: str,
    cases: Sequence[Mapping[str, Sequence[Any]]],
    given: Mapping[str, Any] | None = None,
    *,
    leave_out: bool = False,
) -> tuple[SweepPlan, tuple[Misfit, ...]]:
    """The runs of several grids one after the other, each once; a single combination is one too.

    Args:
        recipe: Name of the recipe.
        cases: The values of each axis of each grid; an axis that one lacks is as in the recipe.
        given: Arguments of `build_spec` that are the same for all.
        leave_out: Whether combinations that cannot be are left out.

    Returns:
        The plan, and what was left out.

    Raises:
        UserError: Nothing can be trained, or a combination cannot and is not to be left out.
    """
    specs: dict[str, RunSpec] = {}
    misfits: list[Misfit] = []
    repeated: list[Values] = []
    for case in cases:
        add_grid(recipe, case, given or {}, (specs, misfits, repeated))
    if misfits and not (leave_out and specs):
        raise misfit_refused(misfits, len(misfits) + len(specs) + len(repeated))
    axes = tuple(axis for axis in AXES if any(axis in case for case in cases))
    return SweepPlan(axes, tuple(specs.values())), tuple(misfits)
