"""Cache of the figure's textures as QImages, kept until what they show changes."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtGui import QColor, QImage

from normviz.figure.coloring import Coloring
from normviz.figure.colors import FigureColors, Table
from normviz.figure.layout import Layout
from normviz.figure.panel_data import PanelData
from normviz.figure.registries import COLORINGS
from normviz.figure.sets import Members
from normviz.figure.state import Index
from normviz.figure.texture.tile_textures import VisibleTiles
from normviz.ui.cube.face_painter import FacePicture, Patch, ReadyFace
from normviz.ui.cube.still_scene import FigureContent
from normviz.ui.text.catalogue import translated


def to_image(table: Table) -> QImage:
    """Pixels 0xffRRGGBB as an image; the image keeps them alive."""
    pixels = np.ascontiguousarray(table)
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    image.pixels = pixels  # type: ignore[attr-defined]  # Qt does not own them
    return image


class TextureCache:
    """Images of the faces and tiles of a model's figure.

    Images of sets are made again when another element is highlighted; images of values stay until
    the settings change; a turn of the camera changes neither.
    """

    def __init__(self, model: FigureContent) -> None:
        self._model = model
        self._colors: FigureColors | None = None
        self._lit: dict[Hashable, FacePicture] = {}
        self._kept: dict[Hashable, FacePicture] = {}
        self._plain: dict[int, QColor] = {}
        self._data: dict[str, PanelData] = {}
        self._index: Index | None = None
        self._coloring = self._coloring_now()

    def forget(self) -> None:
        """Drops everything: the settings or the theme have changed."""
        self._index = None
        for cache in (self._lit, self._kept):
            cache.clear()
        self._plain.clear()
        self._data.clear()

    def look_at(self, index: Index, colors: FigureColors) -> None:
        """Makes the next images show the statistic set of ``index`` in ``colors``."""
        self._coloring = self._coloring_now()
        if colors != self._colors:
            self.forget()
            self._colors = colors
        if index != self._index:
            self._index = index
            self._lit.clear()
            for data in self._data.values():
                data.look_at(index)

    def data(self, panel: str) -> PanelData:
        """What a panel shows, by its key."""
        if panel not in self._data:
            if self._index is None:
                raise RuntimeError("expected look_at before data")
            self._data[panel] = self._model.panel_data(panel, self._index)
        return self._data[panel]

    def members(self, panel: str) -> Members:
        """The statistic set of the highlighted element."""
        return self.data(panel).members

    def limit(self, panel: str) -> float | None:
        """The absolute value that takes the strongest colour; None where colour shows sets."""
        return self.data(panel).limit

    def note(self, panel: str) -> str:
        """What is said in place of the scale, translated; empty for nothing."""
        return translated(self.data(panel).note)

    def face(self, panel: str, ready: ReadyFace) -> FacePicture:
        """The image of a face, or its colours where it has one or two.

        Args:
            panel: The key of the panel.
            ready: The face.
        """
        cache = self._lit if self._coloring.follows_element else self._kept
        key = panel, ready.key
        found = cache.get(key)
        if found is None:
            found = self._made(panel, ready)
            cache[key] = found
        return found

    def _made(self, panel: str, ready: ReadyFace) -> FacePicture:
        data, colors, coloring = self.data(panel), self._palette, self._coloring
        solid = None
        if coloring.solid is not None:
            solid = coloring.solid(data, ready.face, ready.span, colors)
        if solid is None:
            table = coloring.face(data, ready.face, ready.factors, colors)
            return self._plain_color(int(table[0, 0])) if table.size == 1 else to_image(table)
        ground = self._plain_color(solid.ground)
        if solid.cut is None:
            return ground
        return Patch(ground, self._plain_color(solid.color), solid.cut)

    def _plain_color(self, color: int) -> QColor:
        if color not in self._plain:
            self._plain[color] = QColor(color & 0xFFFFFF)
        return self._plain[color]

    def tiles(self, panel: str, layout: Layout, window: VisibleTiles) -> FacePicture:
        """The image of the visible part of the tiles, in pixels of the screen."""
        coloring = self._coloring
        cache = self._lit if coloring.follows_element else self._kept
        # Zooming and resizing make images of many sizes; only the last are of use.
        if len(cache) > 2000:
            cache.clear()
        key = (panel, layout.grid, window)
        if key not in cache:
            table = coloring.tiles(self.data(panel), layout.grid, window, self._palette)
            cache[key] = to_image(table)
        return cache[key]

    def _coloring_now(self) -> Coloring:
        return COLORINGS[self._model.state.color]

    @property
    def _palette(self) -> FigureColors:
        if self._colors is None:
            raise RuntimeError("expected look_at before any image")
        return self._colors
