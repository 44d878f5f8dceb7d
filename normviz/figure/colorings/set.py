"""Colours by membership: blue are the elements that share statistics with the one looked at."""

from functools import lru_cache

from normviz.figure.coloring import CellSpan, Coloring, Factors, SolidFace
from normviz.figure.colors import FigureColors, Table, set_table
from normviz.figure.geometry import Face
from normviz.figure.panel_data import PanelData
from normviz.figure.texture.textures import set_texture
from normviz.figure.texture.tile_textures import VisibleTiles, tile_set_texture
from normviz.figure.tiles import TileGrid
from normviz.translatable import QT_TRANSLATE_NOOP


def _face(data: PanelData, face: Face, factors: Factors, colors: FigureColors) -> Table:
    return set_texture(data.members, face, factors, colors)


def _tiles(data: PanelData, grid: TileGrid, window: VisibleTiles, colors: FigureColors) -> Table:
    return tile_set_texture(data.members, grid, window, colors)


def _solid(data: PanelData, face: Face, span: CellSpan, colors: FigureColors) -> SolidFace | None:
    """The colours of a face that shows the set as a whole, not at all, or as one rectangle."""
    members, (outside, inside) = data.members, _plain(colors, face.shade)
    share = members.share_of(*span)
    if share is not None:
        return inside if share > 0 else outside
    cut = members.part_of(face)
    return None if cut is None else SolidFace(outside.ground, inside.ground, cut)


@lru_cache(maxsize=64)
def _plain(colors: FigureColors, shade: float) -> tuple[SolidFace, SolidFace]:
    """A face outside the set, and one inside."""
    table = set_table(colors, shade)
    return SolidFace(int(table[0]) & 0xFFFFFF), SolidFace(int(table[255]) & 0xFFFFFF)


COLORING = Coloring(
    name="set",
    title=QT_TRANSLATE_NOOP("Catalogue", "Set"),
    tip=QT_TRANSLATE_NOOP("Catalogue", "Blue elements share statistics with the highlighted one."),
    order=10,
    face=_face,
    tiles=_tiles,
    solid=_solid,
    follows_element=True,
    shows_own_set=True,
)
