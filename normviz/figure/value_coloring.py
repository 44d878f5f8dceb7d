"""Colourings of values: a number per element, on one scale from negative through 0 to positive."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normviz import norms
from normviz.figure.coloring import Coloring, Factors
from normviz.figure.colors import FigureColors, Table
from normviz.figure.geometry import HW, C, Face, N
from normviz.figure.panel_data import PanelData, PanelPart
from normviz.figure.state import Shape
from normviz.figure.texture.textures import ColoredValues, number_texture
from normviz.figure.texture.tile_textures import VisibleTiles, tile_value_texture
from normviz.figure.tiles import TileGrid
from normviz.number_text import MINUS, scientific, setting

Floats = NDArray[np.floating[Any]]

STANDARD_LIMIT = 2.5
"""The strongest colour of normalized values, which have mean 0 and deviation 1."""

_SMALL = 0.01
"""Below it a power of ten is shorter."""

_SAMPLED = 20_000
"""Elements that say where nearly all lie, about."""


def scale_ends(limit: float) -> tuple[str, str]:
    """What stands at both ends of the scale of colours, short: ``−2.5`` and ``2.5``.

    Args:
        limit: The value of the strongest colour, at least 0.
    """
    words = scientific(limit, 2, trim=True) if limit < _SMALL else setting(limit, 3)
    return f"{MINUS}{words}" if limit else words, words


def value_coloring(
    name: str,
    title: str,
    tip: str,
    order: int,
    values: Callable[[PanelPart], Floats],
    limit: Callable[[PanelData], float],
) -> Coloring:
    """A colouring of one number per element; only what is seen is asked for.

    Args:
        name: As for `Coloring`.
        title: Likewise.
        tip: Likewise.
        order: Likewise.
        values: Gives the numbers of a part of the tensor, of the part's shape.
        limit: Gives the absolute value that takes the strongest colour.
    """

    def face(data: PanelData, face: Face, factors: Factors, colors: FigureColors) -> Table:
        numbers = face_values(data, face, values)
        return number_texture(numbers, data.limit or 0.0, face.shade, factors, colors)

    def tiles(data: PanelData, grid: TileGrid, window: VisibleTiles, colors: FigureColors) -> Table:
        shown = ColoredValues(values(data.whole()), data.limit or 0.0)
        return tile_value_texture(shown, grid, window, colors)

    return Coloring(name, title, tip, order, face, tiles, limit)


def normalized_coloring(
    name: str,
    title: str,
    tip: str,
    order: int,
    values: Callable[[PanelPart], Floats],
    *,
    affine: bool,
) -> Coloring:
    """A colouring of what a norm makes of x.

    Args:
        name: As for `Coloring`.
        title: Likewise.
        tip: Likewise.
        order: Likewise.
        values: Gives the numbers of a part of the tensor, of the part's shape.
        affine: Whether γ and β are in them.
    """

    def limit(data: PanelData) -> float:
        return normalized_limit(data, values, affine)

    return value_coloring(name, title, tip, order, values, limit)


def face_values(data: PanelData, face: Face, values: Callable[[PanelPart], Floats]) -> Floats:
    """The numbers on a face, (v, u)."""
    if data.is_small:
        low, high = face.span()
        whole = values(data.whole())
        cells = whole.reshape(*whole.shape[:2], -1)[
            low[N] : high[N], low[C] : high[C], low[HW] : high[HW]
        ]
    else:
        place, (first, last) = part_of_face(face, data.state.shape)
        found = values(data.part(place))
        cells = found.reshape(*found.shape[:2], -1)[..., first:last]
    return cells.transpose(face.v_axis, face.u_axis, face.axis)[..., 0]


def part_of_face(face: Face, shape: Shape) -> tuple[norms.PartIndex, tuple[int, int]]:
    """The rows of the tensor that a face lies in, and which of their H·W cells it shows.

    Returns:
        Slices along N, C, H, W, and the first and one past the last cell within them.
    """
    low, high = face.span()
    width = shape[3]
    top, bottom = low[HW] // width, -(-high[HW] // width)
    left, right = 0, width
    if bottom - top == 1:
        left, right = low[HW] - top * width, high[HW] - top * width
    first = low[HW] - top * width - left
    place = (
        slice(low[N], high[N]),
        slice(low[C], high[C]),
        slice(top, bottom),
        slice(left, right),
    )
    return place, (first, first + high[HW] - low[HW])


def value_limit(values: Floats) -> float:
    """The absolute value that all but one in a hundred elements stay below; some are looked at."""
    flat = values.reshape(-1)
    return _limit(flat[:: _step(flat.size)])


def sampled_limit(data: PanelData, values: Callable[[PanelPart], Floats]) -> float:
    """As `value_limit` of the whole tensor; of a large one only some elements are computed."""
    if data.is_small:
        return value_limit(values(data.whole()))
    shape = data.state.shape
    size = int(np.prod(shape))
    n, c, h, w = np.unravel_index(np.arange(0, size, _step(size)), shape)
    return _limit(values(data.part((n, c, h, w))))


def _limit(sample: Floats) -> float:
    return float(np.quantile(np.abs(sample), 0.99)) or 1.0


def _step(size: int) -> int:
    return max(1, size // _SAMPLED)


def normalized_limit(data: PanelData, values: Callable[[PanelPart], Floats], affine: bool) -> float:
    """The strongest colour of what a norm makes of x.

    Norms that standardize share one limit, so that their figures can be compared.

    Args:
        data: The panel.
        values: Gives the numbers of a part.
        affine: Whether they are multiplied by γ and offset by β.
    """
    taken = data.numbers.normalizer(data.norm).statistics
    standardizes = taken.mean is not None or taken.mean_square is not None
    # The identity is shown in the range of the others: what it leaves stands out.
    if not standardizes and norms.CATALOG[data.norm].kind != "identity":
        return sampled_limit(data, values)
    if not affine:
        return STANDARD_LIMIT
    gamma, beta = data.affine
    return STANDARD_LIMIT * gamma + beta
