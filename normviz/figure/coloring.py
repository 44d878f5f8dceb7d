"""``Coloring``: what a colouring of the figure declares, and how it is painted."""

from collections.abc import Callable
from dataclasses import dataclass

from normviz.figure.colors import FigureColors, Table
from normviz.figure.geometry import Cells, Face
from normviz.figure.panel_data import PanelData
from normviz.figure.texture.tile_textures import VisibleTiles
from normviz.figure.tiles import TileGrid

Factors = tuple[int, int]
"""Cells per texel along v and u."""

CellSpan = tuple[Cells, Cells]
"""The first cell of a face, and one past the last along each axis."""


@dataclass(frozen=True)
class SolidFace:
    """A face of one colour, or with one rectangle of cells in another: quicker than an image.

    Attributes:
        ground: The colour of the face, 0xRRGGBB.
        color: Of the rectangle, 0xRRGGBB.
        cut: First column and row, columns and rows of the rectangle; None where there is none.
    """

    ground: int
    color: int = 0
    cut: tuple[int, int, int, int] | None = None


@dataclass(frozen=True)
class Coloring:
    """One colouring. Title and tip are in English, translated in the context "Catalogue".

    Attributes:
        name: As in commands and files.
        title: On its button.
        tip: One sentence.
        order: Its place among the buttons, from small to large.
        face: The colours of a face, (v, u) of 0xffRRGGBB; 1 long where nothing changes.
        tiles: The picture of the visible part of the tiles, (rows, columns) of 0xffRRGGBB.
        limit: The absolute value that takes the strongest colour, where colour shows values: then
            a scale is drawn. None where colour shows sets.
        solid: Tells of a face that needs no image; None where it does.
        follows_element: Whether the colours change with the element that is looked at.
        note: What is said in place of the scale while there are no values to show, in English,
            translated in the context "Catalogue"; empty where there are.
        shows_own_set: Whether the colours show the set of that element, so that no outline has to.
    """

    name: str
    title: str
    tip: str
    order: int
    face: Callable[[PanelData, Face, Factors, FigureColors], Table]
    tiles: Callable[[PanelData, TileGrid, VisibleTiles, FigureColors], Table]
    limit: Callable[[PanelData], float] | None = None
    solid: Callable[[PanelData, Face, CellSpan, FigureColors], SolidFace | None] | None = None
    follows_element: bool = False
    shows_own_set: bool = False
    note: Callable[[PanelData], str] | None = None

    @property
    def shows_values(self) -> bool:
        """Whether colour shows values, with a scale."""
        return self.limit is not None
