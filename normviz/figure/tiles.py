"""The tile layout of a tensor: N rows × C columns of H × W images, with nothing hidden."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normviz.figure.geometry import Point
from normviz.figure.state import Index, Shape

Box = tuple[float, float, float, float]
"""x, y, width, height."""

Segment = tuple[float, float, float, float]
"""x and y of one end and of the other."""

SMALLEST_BORDERED = 5.0
"""Pixels; closer lines would hide the colours."""

SMALLEST_SEPARATED = 4.0
"""Pixels; gaps between smaller tiles would wash their colours out."""

_SMALLEST_MARK = 3.0


@dataclass(frozen=True)
class TileGrid:
    """Tiles of one size with gaps between them, from (0, 0).

    Attributes:
        shape: (N, C, H, W).
        cell: Side of a cell, pixels; less than 1 where cells share a pixel.
        gap: Between tiles, pixels.
    """

    shape: Shape
    cell: float
    gap: float

    @property
    def width(self) -> float:
        """Of all tiles and gaps, pixels."""
        return self.shape[1] * self.shape[3] * self.cell + (self.shape[1] - 1) * self.gap

    @property
    def height(self) -> float:
        """Of all tiles and gaps, pixels."""
        return self.shape[0] * self.shape[2] * self.cell + (self.shape[0] - 1) * self.gap

    def centred(self, centre: Point) -> Point:
        """The top left corner, on whole pixels, that puts the middle at ``centre``."""
        return round(centre[0] - self.width / 2), round(centre[1] - self.height / 2)

    def row_starts(self) -> NDArray[np.float64]:
        """Where the N·H rows of cells begin, pixels."""
        return _starts(self.shape[0], self.shape[2], self.cell, self.gap)

    def column_starts(self) -> NDArray[np.float64]:
        """Where the C·W columns of cells begin, pixels."""
        return _starts(self.shape[1], self.shape[3], self.cell, self.gap)

    def tile(self, n: int, c: int) -> tuple[float, float, float, float]:
        """x, y, width and height of the tile of sample n and channel c."""
        tall, wide = self.shape[2] * self.cell, self.shape[3] * self.cell
        return c * (wide + self.gap), n * (tall + self.gap), wide, tall

    def rectangle(self, index: Index) -> tuple[float, float, float, float]:
        """x, y, width and height of one cell."""
        x, y, _, _ = self.tile(index[0], index[1])
        return x + index[3] * self.cell, y + index[2] * self.cell, self.cell, self.cell

    @property
    def has_borders(self) -> bool:
        """Whether lines between the cells leave something of their colours."""
        return self.cell >= SMALLEST_BORDERED

    def borders(self) -> list[Segment]:
        """The lines between the cells, as x and y of both ends; none where cells are too small."""
        if not self.has_borders:
            return []
        n, c, h, w = self.shape
        cell, lines = self.cell, []
        for x, y, wide, tall in (self.tile(i, j) for i in range(n) for j in range(c)):
            lines += [(x + k * cell, y, x + k * cell, y + tall) for k in range(1, w)]
            lines += [(x, y + k * cell, x + wide, y + k * cell) for k in range(1, h)]
        return lines

    def outlined(self) -> list[Box]:
        """The tiles that have an outline; none where tiles are too small."""
        n, c, h, w = self.shape
        if self.cell * min(h, w) < SMALLEST_BORDERED:
            return []
        return [self.tile(i, j) for i in range(n) for j in range(c)]

    def marked(self, index: Index) -> Box:
        """What is drawn around to mark one cell: the cell, at least three pixels long."""
        x, y, wide, tall = self.rectangle(index)
        return x, y, max(wide, _SMALLEST_MARK), max(tall, _SMALLEST_MARK)

    def pick(self, x: float, y: float) -> Index | None:
        """The element under a point; None over a gap and outside."""
        n, h = _place(y, self.shape[0], self.shape[2], self.cell, self.gap)
        c, w = _place(x, self.shape[1], self.shape[3], self.cell, self.gap)
        if min(n, h, c, w) < 0:
            return None
        return n, c, h, w


def tile_grid(shape: Shape, width: float, height: float, zoom: float = 1.0) -> TileGrid:
    """The largest tiles that fit into ``width`` × ``height``, times ``zoom``.

    Cells of several pixels are whole pixels wide, so that all look alike.
    """
    n, c, h, w = shape
    # The gap follows the tile, between a hairline and the grid of the window.
    rough = min(width / (c * w), height / (n * h))
    gap = min(10.0, max(1.0, round(0.14 * rough * min(h, w)))) if n * c > 1 else 0.0
    if rough * min(h, w) < SMALLEST_SEPARATED:
        gap = 0.0
    cell = min((width - (c - 1) * gap) / (c * w), (height - (n - 1) * gap) / (n * h))
    cell *= zoom
    if n * c > 1 and cell * min(h, w) >= SMALLEST_SEPARATED:
        gap = max(gap, 1.0)
    return TileGrid(shape, float(int(cell)) if cell >= 3 else cell, gap)


def _starts(tiles: int, cells: int, cell: float, gap: float) -> NDArray[np.float64]:
    tile = np.arange(tiles)[:, None] * (cells * cell + gap)
    return np.asarray(tile + np.arange(cells)[None, :] * cell, dtype=np.float64).ravel()


def _place(position: float, tiles: int, cells: int, cell: float, gap: float) -> tuple[int, int]:
    """The tile and the cell within it at ``position``; -1, -1 where there is none."""
    length = cells * cell + gap
    tile = int(position // length)
    inside = int((position - tile * length) // cell)
    if not 0 <= tile < tiles or not 0 <= inside < cells:
        return -1, -1
    return tile, inside
