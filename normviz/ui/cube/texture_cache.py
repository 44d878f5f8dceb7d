"""Textures of the figure as images that Qt paints, kept as long as they are true."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtGui import QColor, QImage

from normviz.figure.colors import FigureColors, Table, set_table
from normviz.figure.geometry import Face
from normviz.figure.layout import Layout
from normviz.figure.numbers import shown_values
from normviz.figure.sets import Members, cube_labels, members_of, sets_of
from normviz.figure.state import FigureState, Index
from normviz.figure.textures import Values, label_texture, set_texture, value_texture
from normviz.figure.tile_textures import (
    Window,
    tile_label_texture,
    tile_set_texture,
    tile_value_texture,
)
from normviz.norms import Normalized
from normviz.norms import labels as norm_labels
from normviz.ui.cube.face_painter import Patch, Picture, ReadyFace
from normviz.ui.cube.model import MOST_KEPT, CubeModel


def to_image(table: Table) -> QImage:
    """Pixels 0xffRRGGBB as an image; the image keeps them alive."""
    pixels = np.ascontiguousarray(table)
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    image.pixels = pixels  # type: ignore[attr-defined]  # Qt does not own them
    return image


class Pictures:
    """Images of the faces and tiles of a model's figure.

    What shows a set is made anew when another element is lit; what shows values stays until the
    settings change; a turn of the camera changes neither.
    """

    def __init__(self, model: CubeModel) -> None:
        self._model = model
        self._colors: FigureColors | None = None
        self._lit: dict[Hashable, Picture] = {}
        self._kept: dict[Hashable, Picture] = {}
        self._plain: dict[tuple[float, bool], QColor] = {}
        self._members: dict[str, Members] = {}
        self._values: dict[str, Values] = {}
        self._limits: dict[str, float] = {}
        self._index: Index | None = None

    def forget(self) -> None:
        """Drops everything: the settings or the theme have changed."""
        self._index = None
        for cache in (self._lit, self._kept, self._plain):
            cache.clear()
        for known in (self._members, self._values, self._limits):
            known.clear()

    def look_at(self, index: Index, colors: FigureColors) -> None:
        """Makes the next images show the statistic set of ``index`` in ``colors``."""
        if colors != self._colors:
            self.forget()
            self._colors = colors
        if index != self._index:
            self._index = index
            self._lit.clear()
            self._members.clear()

    def members(self, norm: str) -> Members:
        """The statistic set of the lit element."""
        if norm not in self._members:
            if self._index is None:
                raise RuntimeError("expected look_at before members")
            self._members[norm] = members_of(self._model.state, norm, self._index)
        return self._members[norm]

    def values(self, norm: str) -> Values:
        """The numbers that colour shows, (N, C, H, W), and their range."""
        found = self._values.get(norm)
        if found is None:
            found = shown_values(self._state, norm, self._model.x, self._normalized(norm))
            self._limits[norm] = found.limit
            if found.cube.size > MOST_KEPT:
                # The faces are painted from their images; only a turn to a hidden side asks again.
                self._values.clear()
            self._values[norm] = found
        return found

    def limit(self, norm: str) -> float:
        """The absolute value that takes the strongest colour."""
        if norm not in self._limits:
            self.values(norm)
        return self._limits[norm]

    def _normalized(self, norm: str) -> Normalized | None:
        return None if self._state.color == "x" else self._model.normalized(norm)

    def face(self, norm: str, ready: ReadyFace) -> Picture:
        """The image of a face, or its colours where it has one or two.

        Args:
            norm: Whose cube it is.
            ready: The face.
        """
        lit = self._state.color == "set"
        cache = self._lit if lit else self._kept
        key = norm, ready.key
        found = cache.get(key)
        if found is None:
            found = self._simple(norm, ready) if lit else None
            if found is None:
                table = self._face_texture(norm, ready.face, ready.factors)
                found = _plain(table) or to_image(table)
            cache[key] = found
        return found

    def _simple(self, norm: str, ready: ReadyFace) -> QColor | Patch | None:
        """The colours of a face that shows the set as a whole, not at all, or as one rectangle."""
        members, shade = self.members(norm), ready.face.shade
        share = members.share_of(*ready.span)
        if share is not None:
            return self._plain_color(shade, inside=share > 0)
        cut = members.part_of(ready.face)
        if cut is None:
            return None
        ground, color = (self._plain_color(shade, inside=inside) for inside in (False, True))
        return Patch(ground, color, cut)

    def _plain_color(self, shade: float, inside: bool) -> QColor:
        key = shade, inside
        if key not in self._plain:
            table = set_table(self._palette, shade)
            self._plain[key] = QColor(int(table[255 if inside else 0]) & 0xFFFFFF)
        return self._plain[key]

    def tiles(self, norm: str, layout: Layout, window: Window) -> Picture:
        """The image of the visible part of the tiles, in pixels of the screen."""
        cache = self._cache()
        key = (norm, layout.grid, window)
        if key not in cache:
            cache[key] = to_image(self._tile_texture(norm, layout, window))
        return cache[key]

    def _cache(self) -> dict[Hashable, Picture]:
        cache = self._lit if self._state.color == "set" else self._kept
        # Zooming and resizing make images of many sizes; only the last are of use.
        if len(cache) > 2000:
            cache.clear()
        return cache

    @property
    def _state(self) -> FigureState:
        return self._model.state

    @property
    def _palette(self) -> FigureColors:
        if self._colors is None:
            raise RuntimeError("expected look_at before any image")
        return self._colors

    def _face_texture(self, norm: str, face: Face, factors: tuple[int, int]) -> Table:
        state, colors = self._state, self._palette
        if state.color == "set":
            return set_texture(self.members(norm), face, factors, colors)
        if state.color == "all":
            count = sets_of(state, norm).count
            return label_texture(cube_labels(state, norm), count, face, factors, colors)
        values = self.values(norm)
        cube = values.cube.reshape(*state.shape[:2], -1)
        return value_texture(Values(cube, values.limit), face, factors, colors)

    def _tile_texture(self, norm: str, layout: Layout, window: Window) -> Table:
        state, colors = self._state, self._palette
        if state.color == "set":
            return tile_set_texture(self.members(norm), layout.grid, window, colors)
        if state.color == "all":
            labels = norm_labels(norm, state.shape, groups=state.groups, training=state.training)
            count = sets_of(state, norm).count
            return tile_label_texture(labels, count, layout.grid, window, colors)
        return tile_value_texture(self.values(norm), layout.grid, window, colors)


def _plain(table: Table) -> QColor | None:
    return QColor(int(table[0, 0]) & 0xFFFFFF) if table.size == 1 else None
