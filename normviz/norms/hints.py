"""What a viewer should be told about a norm on a shape, as codes that the window translates."""

from collections.abc import Sequence
from enum import StrEnum

from normviz.norms import statistics
from normviz.norms.catalog import CATALOG, norm_named
from normviz.norms.checks import Shape, dividing_groups, four_sizes
from normviz.norms.layout import sets
from normviz.norms.norm import Norm, Role


class Remark(StrEnum):
    """Something worth saying.

    ``EQUALS_…``: the same sets and the same formula as that norm, for this shape; what is learned
    may be shaped differently.
    """

    SET_OF_ONE = "set-of-one"
    """Each set has one element, so that x̂ is 0 and y is β, whatever x was."""
    SIGN_ONLY = "sign-only"
    """Each set has one element and no mean is subtracted: of x only the sign is left."""
    SET_OF_TWO = "set-of-two"
    """Each set has two elements, so that x̂ is 1 and −1 up to epsilon: only their order is left."""
    MOVING_STATISTICS = "moving-statistics"
    """Inference: the moving mean and variance are used, no element shares statistics."""
    EQUALS_BATCH = "equals-batch"
    EQUALS_LAYER = "equals-layer"
    EQUALS_LAYER_KERAS = "equals-layer-keras"
    EQUALS_INSTANCE = "equals-instance"


def remarks(
    name: str, shape: Sequence[int], groups: int | None = None, training: bool = True
) -> tuple[Remark, ...]:
    """What to tell the viewer.

    Args:
        name: A norm of the catalogue.
        shape: As for `labels`.
        groups: As for `labels`.
        training: As for `labels`.

    Raises:
        ValueError: As for `labels`.
    """
    norm = norm_named(name)
    sizes = four_sizes(shape)
    if norm.kind == "identity":
        return ()
    if norm.moving and not training:
        return (Remark.MOVING_STATISTICS,)
    return _of_size(norm, sets(name, sizes, groups).size) + _equals(norm, sizes, groups)


def _of_size(norm: Norm, size: int) -> tuple[Remark, ...]:
    centred = norm.statistics is statistics.moments
    if size == 1:
        return (Remark.SET_OF_ONE if centred else Remark.SIGN_ONLY,)
    if size == 2 and centred:
        return (Remark.SET_OF_TWO,)
    return ()


def _equals(norm: Norm, sizes: Shape, groups: int | None) -> tuple[Remark, ...]:
    """The norms of the same formula, and without a choice of groups, that cut in the same way."""
    if norm.statistics is not statistics.moments:
        return ()
    same = _effective(norm, sizes, groups)
    return tuple(
        Remark(f"equals-{other.name}")
        for other in CATALOG.values()
        if other is not norm
        and other.statistics is norm.statistics
        and "split" not in other.roles
        and _effective(other, sizes, None) == same
    )


def _effective(norm: Norm, sizes: Shape, groups: int | None) -> tuple[Role | None, ...]:
    """The roles as they act: along an axis one long there is none, a split may be trivial."""
    return tuple(
        None if size == 1 else _acting(role, size, groups)
        for role, size in zip(norm.roles, sizes, strict=True)
    )


def _acting(role: Role, size: int, groups: int | None) -> Role:
    if role != "split":
        return role
    parts = dividing_groups(groups, size)
    if parts == 1:
        return "shared"
    return "kept" if parts == size else "split"
