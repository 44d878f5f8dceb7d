"""The colours of the cells of a face, as arrays of pixels.

A texture has one texel per cell, or one for ``factor`` cells where a cell is smaller than a pixel,
or a single one along an axis on which nothing changes. The face's shade is in the colours.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normviz.figure.colors import (
    FigureColors,
    Table,
    label_colors,
    packed,
    set_table,
    value_levels,
    value_table,
)
from normviz.figure.geometry import Face
from normviz.figure.sets import Members
from normviz.figure.texture.sampling import block_mean

Cube = NDArray[np.generic]
"""An array that broadcasts against the cells (N, C, HW)."""


@dataclass(frozen=True)
class ColoredValues:
    """Numbers to be shown as colours.

    Attributes:
        cube: (N, C, H, W).
        limit: The absolute value that takes the strongest colour.
    """

    cube: NDArray[np.floating]
    limit: float


def set_texture(
    members: Members, face: Face, factors: tuple[int, int], colors: FigureColors
) -> Table:
    """A face with the cells of one statistic set in blue.

    Args:
        members: The set.
        face: The face.
        factors: Cells per texel along v and u.
        colors: Of the figure.

    Returns:
        (v, u) of 0xffRRGGBB.
    """
    table = set_table(colors, face.shade)
    if not members.axes[face.axis][face.fixed]:
        return table[:1].reshape(1, 1)
    rows = _share(members.axes[face.v_axis][face.v0 : face.v1], factors[0])
    columns = _share(members.axes[face.u_axis][face.u0 : face.u1], factors[1])
    return table[(np.outer(rows, columns) * 255 + 0.5).astype(np.uint8)]


def label_texture(
    labels: Cube, count: int, face: Face, factors: tuple[int, int], colors: FigureColors
) -> Table:
    """A face with every statistic set in a colour of its own; arguments as for `set_texture`."""
    table = label_colors(count, colors.lightness) * np.float32(face.shade)
    shades = table[face_slice(labels, face).astype(np.intp)]
    return packed(block_mean(block_mean(shades, factors[0], 0), factors[1], 1))


def number_texture(
    numbers: NDArray[np.floating],
    limit: float,
    shade: float,
    factors: tuple[int, int],
    colors: FigureColors,
) -> Table:
    """A face with numbers as colours.

    Args:
        numbers: One per cell, (v, u).
        limit: The absolute value that takes the strongest colour.
        shade: Of the face.
        factors: As for `set_texture`.
        colors: Of the figure.

    Returns:
        As for `set_texture`.
    """
    single = numbers.astype(np.float32)
    means = block_mean(block_mean(single, factors[0], 0), factors[1], 1)
    return value_table(colors, shade)[value_levels(means, limit)]


def face_slice(cube: Cube, face: Face) -> Cube:
    """What a face shows of an array, (v, u); 1 long where the array repeats."""
    places: list[int | slice] = [0, 0, 0]
    spans = {
        face.axis: slice(face.fixed, face.fixed + 1),
        face.u_axis: slice(face.u0, face.u1),
        face.v_axis: slice(face.v0, face.v1),
    }
    for axis, span in spans.items():
        places[axis] = span if cube.shape[axis] > 1 else slice(0, 1)
    part = cube[tuple(places)]
    return part.transpose(face.v_axis, face.u_axis, face.axis)[..., 0]


def _share(vector: NDArray[np.float32], factor: int) -> NDArray[np.float32]:
    if not (vector != vector[0]).any():
        return vector[:1]
    return np.asarray(block_mean(vector, factor, 0), dtype=np.float32)
