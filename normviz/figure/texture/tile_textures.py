"""The picture of the tiles, averaged exactly on the pixels of the screen.

Tiles stand upright, so a picture is the product of what rows and columns of pixels see, and only
the visible part of it is made.
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
from normviz.figure.sets import Members
from normviz.figure.texture.sampling import axis_on_pixels, vector_on_pixels
from normviz.figure.texture.textures import ColoredValues
from normviz.figure.tiles import TileGrid

TilePixels = NDArray[np.float32]
Spans = tuple[NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True)
class VisibleTiles:
    """The part of the tiles that is seen.

    Attributes:
        x, y: Its corner, in pixels of the grid.
        columns, rows: Its size, in pixels of the screen.
        ratio: Pixels of the screen a pixel of the grid.
    """

    x: float
    y: float
    columns: int
    rows: int
    ratio: float


def tile_set_texture(
    members: Members, grid: TileGrid, window: VisibleTiles, colors: FigureColors
) -> Table:
    """The tiles with the cells of one statistic set in blue.

    Args:
        members: The set.
        grid: The tiles.
        window: The part that is seen.
        colors: Of the figure.

    Returns:
        (rows, columns) of 0xffRRGGBB; gaps have the background's colour.
    """
    n, c, h, w = (np.zeros(size, np.float32) for size in grid.shape)
    for vector, part in zip((n, c, h, w), members.box, strict=True):
        vector[part] = 1.0
    rows, columns = _spans(grid, window)
    inside = np.outer(
        vector_on_pixels(np.outer(n, h).ravel(), *rows, window.rows),
        vector_on_pixels(np.outer(c, w).ravel(), *columns, window.columns),
    )
    covered = _cover(grid, window)
    share = np.clip(inside / np.maximum(covered, 1e-6), 0.0, 1.0)
    return _on_background(set_table(colors)[(share * 255 + 0.5).astype(np.uint8)], covered, colors)


def tile_label_texture(
    labels: NDArray[np.integer],
    count: int,
    grid: TileGrid,
    window: VisibleTiles,
    colors: FigureColors,
) -> Table:
    """The tiles with every statistic set in a colour of its own.

    Args:
        labels: Broadcast against (N, C, H, W).
        count: The number of sets.
        grid: The tiles.
        window: The part that is seen.
        colors: Of the figure.
    """
    table = label_colors(count, colors.lightness)
    sheet = table[tile_sheet(labels, grid).astype(np.intp)]
    covered = _cover(grid, window)
    shades = _averaged(sheet, grid, window) / np.maximum(covered, np.float32(1e-6))[..., None]
    return _on_background(packed(np.asarray(shades, np.float32)), covered, colors)


def tile_value_texture(
    values: ColoredValues, grid: TileGrid, window: VisibleTiles, colors: FigureColors
) -> Table:
    """The tiles with numbers as colours; ``values.cube`` is (N, C, H, W) here."""
    sheet = tile_sheet(values.cube, grid).astype(np.float32)
    covered = _cover(grid, window)
    means = _averaged(sheet, grid, window) / np.maximum(covered, 1e-6)
    table = value_table(colors)[value_levels(means, values.limit)]
    return _on_background(table, covered, colors)


def tile_sheet(array: NDArray[np.generic], grid: TileGrid) -> NDArray[np.generic]:
    """The picture of the tiles without gaps, (N·H, C·W); 1 long along what repeats throughout.

    Args:
        array: Broadcasts against (N, C, H, W).
        grid: The tiles.
    """
    n, c, h, w = array.shape
    tall = (grid.shape[0], grid.shape[2]) if n * h > 1 else (1, 1)
    wide = (grid.shape[1], grid.shape[3]) if c * w > 1 else (1, 1)
    full = np.broadcast_to(array, (tall[0], wide[0], tall[1], wide[1]))
    return full.transpose(0, 2, 1, 3).reshape(tall[0] * tall[1], wide[0] * wide[1])


def _averaged(sheet: TilePixels, grid: TileGrid, window: VisibleTiles) -> TilePixels:
    rows, columns = _spans(grid, window)
    tall = axis_on_pixels(sheet, 0, *rows, window.rows)
    return axis_on_pixels(tall, 1, *columns, window.columns)


def _cover(grid: TileGrid, window: VisibleTiles) -> TilePixels:
    """How much of each pixel is tile and not gap, 0…1."""
    rows, columns = _spans(grid, window)
    tall = vector_on_pixels(np.ones(len(rows[0]), np.float32), *rows, window.rows)
    wide = vector_on_pixels(np.ones(len(columns[0]), np.float32), *columns, window.columns)
    return np.outer(tall, wide)


def _spans(grid: TileGrid, window: VisibleTiles) -> tuple[Spans, Spans]:
    """Starts and lengths, in pixels of the screen, of the rows and the columns of cells."""
    rows = (grid.row_starts() - window.y) * window.ratio
    columns = (grid.column_starts() - window.x) * window.ratio
    cell = grid.cell * window.ratio
    return (rows, np.full(len(rows), cell)), (columns, np.full(len(columns), cell))


def _on_background(table: Table, covered: TilePixels, colors: FigureColors) -> Table:
    whole = covered > 0.999
    if whole.all():
        return table
    result = np.where(whole, table, np.uint32(0xFF000000 | colors.background))
    edge = (covered > 0.001) & ~whole
    share = covered[edge][:, None]
    behind = _channels(np.array([colors.background], np.uint32))
    result[edge] = packed(_channels(table[edge]) * share + behind * (1 - share))
    return result


def _channels(table: Table) -> TilePixels:
    return np.stack([table >> 16 & 255, table >> 8 & 255, table & 255], axis=-1).astype(np.float32)
