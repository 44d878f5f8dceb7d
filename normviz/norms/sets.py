"""Statistic sets: which elements of a tensor share statistics.

A set is a label. Elements with equal labels share one mean and variance; the labels run from 0
and the array broadcasts against the tensor, so that it stays small.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from normviz.norms.catalog import norm_named
from normviz.norms.norm import Role, Roles
from normviz.norms.statistics import IntArray
from normviz.norms.validation import Shape, check_replicas, dividing_groups, four_sizes, inside

Box = tuple[slice, slice, slice, slice]


@dataclass(frozen=True)
class Sets:
    """How a norm cuts a tensor up.

    Attributes:
        count: The number of statistic sets.
        size: The number of elements in each.
    """

    count: int
    size: int


def axis_roles(name: str, training: bool = True) -> dict[str, Role]:
    """What the norm does with each axis.

    Args:
        name: A norm of the catalogue.
        training: Whether statistics are taken from the tensor; batch norm in inference keeps all.

    Returns:
        ``kept``, ``shared`` (reduced) or ``split`` (reduced in groups) for N, C, H and W; for a
        kernel norm N stands for C_out, C for C_in, H and W for the kernel's height and width.
    """
    return dict(zip("NCHW", norm_named(name).roles_in(training), strict=True))


def labels(
    name: str,
    shape: Sequence[int],
    groups: int | None = None,
    training: bool = True,
    replicas: int = 1,
) -> IntArray:
    """The label of every element; equal labels share statistics.

    Args:
        name: A norm of the catalogue.
        shape: (N, C, H, W); for ``weight`` and ``spectral`` the kernel's (C_out, C_in, kh, kw).
        groups: Number of groups, only read by norms that split an axis; None is the smallest
            number above one that divides the channels.
        training: Whether statistics are taken from the tensor.
        replicas: Among so many devices the batch is divided, each taking the statistics of its
            own samples; read only by norms that share statistics over the batch. Divides N.

    Returns:
        Integers from 0 to the number of sets less one, broadcastable to ``shape``: 1 long along
        every axis that is reduced.

    Raises:
        ValueError: Unknown norm, bad shape, groups that do not divide the channels, or replicas
            that do not divide N.
    """
    sizes, parts = _cut(name, shape, groups, training, replicas)
    count = prod(parts)
    kind = np.dtype(np.int32 if count <= np.iinfo(np.int32).max else np.int64)
    grid: IntArray = np.arange(count, dtype=np.int64).astype(kind).reshape(parts)
    for axis, (size, part) in enumerate(zip(sizes, parts, strict=True)):
        if 1 < part < size:
            grid = np.repeat(grid, size // part, axis=axis)
    return grid


def sets(
    name: str,
    shape: Sequence[int],
    groups: int | None = None,
    training: bool = True,
    replicas: int = 1,
) -> Sets:
    """How many statistic sets there are and how many elements each has; as for `labels`."""
    sizes, parts = _cut(name, shape, groups, training, replicas)
    return Sets(count=prod(parts), size=prod(sizes) // prod(parts))


def members(
    name: str,
    shape: Sequence[int],
    index: Sequence[int],
    groups: int | None = None,
    training: bool = True,
    replicas: int = 1,
) -> Box:
    """The statistic set of one element as a box of slices, to read and write only its members.

    ``x[members(...)]`` is a view of rank four. Arguments and errors as for `mask`.
    """
    return _members(_cut(name, shape, groups, training, replicas), index)


def mask(
    name: str,
    shape: Sequence[int],
    index: Sequence[int],
    groups: int | None = None,
    training: bool = True,
    replicas: int = 1,
) -> NDArray[np.bool_]:
    """Which elements share statistics with one element, itself included.

    Args:
        name: A norm of the catalogue.
        shape: As for `labels`.
        index: Of the element, four ints inside the shape.
        groups: As for `labels`.
        training: As for `labels`.
        replicas: As for `labels`.

    Returns:
        Booleans of the full shape.

    Raises:
        ValueError: As for `labels`, or the index is outside.
    """
    chosen = np.zeros(four_sizes(shape), dtype=np.bool_)
    chosen[members(name, shape, index, groups, training, replicas)] = True
    return chosen


def changed_mask(
    name: str,
    shape: Sequence[int],
    index: Sequence[int],
    groups: int | None = None,
    training: bool = True,
    replicas: int = 1,
) -> NDArray[np.bool_]:
    """Which inputs change the output at one element; arguments, result and errors as for `mask`.

    They are the statistic set, but where a layer stops gradients: there the derivative reaches
    other elements than the output depends on.
    """
    chosen = np.zeros(four_sizes(shape), dtype=np.bool_)
    roles = norm_named(name).changed_by_in(training)
    cut = _divided(name, _cut_by(roles, shape, groups), replicas)
    chosen[_members(cut, index)] = True
    return chosen


def _cut(
    name: str, shape: Sequence[int], groups: int | None, training: bool, replicas: int = 1
) -> tuple[Shape, Shape]:
    cut = _cut_by(norm_named(name).roles_in(training), shape, groups)
    return _divided(name, cut, replicas)


def _divided(name: str, cut: tuple[Shape, Shape], replicas: int) -> tuple[Shape, Shape]:
    """The cut, once more along N where samples of several devices would share statistics."""
    sizes, parts = cut
    if replicas == 1 or norm_named(name).kind == "kernel":
        return cut
    check_replicas(replicas, sizes[0])
    return (sizes, (replicas, *parts[1:])) if parts[0] < replicas else cut


def _members(cut: tuple[Shape, Shape], index: Sequence[int]) -> Box:
    sizes, parts = cut
    n, c, h, w = (
        slice(place - place % (size // part), place - place % (size // part) + size // part)
        for place, size, part in zip(inside(index, sizes), sizes, parts, strict=True)
    )
    return n, c, h, w


def _cut_by(roles: Roles, shape: Sequence[int], groups: int | None) -> tuple[Shape, Shape]:
    """The tensor's sizes and the number of equal parts that each axis is cut into."""
    sizes = four_sizes(shape)
    n, c, h, w = (_parts(role, size, groups) for role, size in zip(roles, sizes, strict=True))
    return sizes, (n, c, h, w)


def _parts(role: Role, size: int, groups: int | None) -> int:
    if role == "split":
        return dividing_groups(groups, size)
    return size if role == "kept" else 1
