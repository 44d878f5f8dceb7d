"""A sweep as a list of combinations, in the place of all combinations of some values."""

from collections.abc import Mapping, Sequence
from typing import Any

from normviz.errors import Reason, UserError
from normviz.runs.spec import RunSpec
from normviz.runs.sweeps.plan import AXES, Misfit, SweepPlan, Values, make_plan, training_key


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
    left_out: list[Misfit] = []
    for case in cases:
        try:
            plan, misfits = make_plan(recipe, case, given, leave_out=leave_out)
        except UserError as error:
            if not leave_out:
                raise
            left_out.append(Misfit(_first(case), _innermost(error)))
            continue
        left_out += misfits
        for spec in plan.specs:
            specs.setdefault(training_key(spec), spec)
    axes = tuple(axis for axis in AXES if any(axis in case for case in cases))
    if not specs and left_out:
        raise UserError.from_reason(left_out[0].reason)
    return SweepPlan(axes, tuple(specs.values())), tuple(left_out)


def _innermost(error: UserError) -> Reason:
    """Why a combination cannot be trained, without the words about how many there are."""
    reason = error.values.get("reason")
    return reason if isinstance(reason, Reason) else error.reason


def _first(case: Mapping[str, Sequence[Any]]) -> Values:
    return {axis: values[0] for axis, values in case.items() if values}
