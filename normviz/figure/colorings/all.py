"""Colours by statistic set: each has a shade of its own."""

from normviz.figure.coloring import Coloring, Factors
from normviz.figure.colors import FigureColors, Table
from normviz.figure.geometry import Face
from normviz.figure.panel_data import PanelData
from normviz.figure.texture.textures import label_texture
from normviz.figure.texture.tile_textures import VisibleTiles, tile_label_texture
from normviz.figure.tiles import TileGrid
from normviz.translatable import QT_TRANSLATE_NOOP


def _face(data: PanelData, face: Face, factors: Factors, colors: FigureColors) -> Table:
    return label_texture(data.cube_labels, data.set_count, face, factors, colors)


def _tiles(data: PanelData, grid: TileGrid, window: VisibleTiles, colors: FigureColors) -> Table:
    return tile_label_texture(data.labels, data.set_count, grid, window, colors)


COLORING = Coloring(
    name="all",
    title=QT_TRANSLATE_NOOP("Catalogue", "All sets"),
    tip=QT_TRANSLATE_NOOP("Catalogue", "Each statistic set has a shade of its own."),
    order=20,
    face=_face,
    tiles=_tiles,
)
