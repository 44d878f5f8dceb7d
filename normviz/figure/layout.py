"""Layout of a figure: panels, cubes, tiles.

All cubes of a figure share one shape, one camera and one scale, so the faces are computed once,
around (0, 0), and every panel moves them to its own centre.
"""

from dataclasses import dataclass
from math import ceil, cos, hypot, radians, sin

from normviz.figure.geometry import (
    HW,
    C,
    Face,
    N,
    PlacedCube,
    Point,
    Projection,
    fitting_scale,
    pick,
    placed_cube,
    projection_of,
    visible_faces,
)
from normviz.figure.panels import ShownPanel, shown_panels
from normviz.figure.state import Camera, FigureState, Index
from normviz.figure.tiles import TileGrid, tile_grid

TITLE_EMS = 2.4
"""Height of the line with the norm's name, in heights of the font."""

CAPTION_EMS = 2.2
"""Height of the line with the number and size of its sets."""

LETTER_EMS = 1.7
"""Room around a cube for its axis letters."""

NARROWEST_EMS = 8.5
"""Minimum panel width in ems where the figure has more than one panel."""

SMALLEST_EMS = 3.0
"""Minimum cube size in ems; takes precedence over NARROWEST_EMS."""

SCALE_EMS = 1.5
"""Room for the scale of colours; kept where colour shows sets, so that no change of colouring moves
anything."""

FOOTER_EMS = 1.5
"""Height of the line at the foot of a panel, where one is wanted."""


Edge = tuple[Point, Point]


@dataclass(frozen=True)
class Panel:
    """The place of one norm in the figure, in pixels.

    Attributes:
        shown: The norm and its mode.
        x, y, width, height: The whole place.
        title_y: The middle of the line with its name.
        caption_y: The middle of the line below.
        footer_y: The middle of the line at its foot; None where none is wanted.
        cube: The centre of its cube; None where no cube is shown.
        tiles: The top left corner of its tiles; None where no tiles are shown.
    """

    shown: ShownPanel
    x: float
    y: float
    width: float
    height: float
    title_y: float
    caption_y: float
    footer_y: float | None
    cube: Point | None
    tiles: Point | None

    @property
    def key(self) -> str:
        """What tells it from the other panels."""
        return self.shown.key

    @property
    def norm(self) -> str:
        """The norm's name in the catalogue."""
        return self.shown.norm

    @property
    def state(self) -> FigureState:
        """The settings, in the mode of this panel."""
        return self.shown.state

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies in the panel."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True)
class Layout:
    """A figure laid out.

    Attributes:
        width, height: Of the figure, pixels.
        em: Height of the font, pixels.
        panels: One per norm, or one per mode of it, in the order of the state.
        view: The axes on the screen.
        solid: The cube, in world units.
        scale: Pixels per world unit.
        faces: The cube's visible faces around (0, 0), in the order of painting.
        edges: The edges along N, C, HW that letters stand at, around (0, 0).
        grid: The tiles, from (0, 0).
    """

    width: float
    height: float
    em: float
    panels: tuple[Panel, ...]
    view: Projection
    solid: PlacedCube
    scale: float
    faces: tuple[Face, ...]
    edges: tuple[Edge, Edge, Edge]
    grid: TileGrid

    def panel_at(self, x: float, y: float) -> Panel | None:
        """The panel under a point, or None."""
        return next((panel for panel in self.panels if panel.contains(x, y)), None)

    def element_at(self, x: float, y: float) -> tuple[str, Index] | None:
        """The key of the panel and the element under a point, or None."""
        panel = self.panel_at(x, y)
        if panel is None:
            return None
        # Where both are zoomed into each other, tiles are painted above the cube.
        if panel.tiles is not None:
            index = self.grid.pick(x - panel.tiles[0], y - panel.tiles[1])
            if index is not None:
                return panel.key, index
        if panel.cube is None:
            return None
        cell = pick(self.faces, x - panel.cube[0], y - panel.cube[1])
        if cell is None:
            return None
        h, w = divmod(cell[2], self.grid.shape[3])
        return panel.key, (cell[0], cell[1], h, w)

    def middle_near(self, panel: Panel, x: float, y: float) -> Point:
        """The middle of the panel's cube or of its tiles, whichever is nearer to a point."""
        middles = [] if panel.cube is None else [panel.cube]
        if panel.tiles is not None:
            wide, tall = self.grid.width, self.grid.height
            middles.append((panel.tiles[0] + wide / 2, panel.tiles[1] + tall / 2))
        return min(middles, key=lambda middle: hypot(middle[0] - x, middle[1] - y))


def lay_out(
    state: FigureState,
    camera: Camera,
    width: float,
    height: float,
    em: float,
    footer: bool = False,
) -> Layout:
    """Lays a figure out.

    Args:
        state: What is shown.
        camera: How the cubes are looked at.
        width: Of the figure, pixels.
        height: Of the figure, pixels.
        em: Height of the font, pixels.
        footer: Whether there is room for one more line at the foot of each panel.
    """
    view = projection_of(camera)
    solid = placed_cube(state, view)
    foot = FOOTER_EMS * em if footer else 0.0
    # As seen at first: no turn of the camera makes panels jump.
    columns, rows = _best_grid(state, Camera(), solid, (width, height), em, foot)
    box = _inner(width / columns, height / rows - foot, em, state)
    cube_box, tile_box = _split(box, state.form, em)
    fit = fitting_scale(solid, camera, cube_box.width, cube_box.height)
    grid = tile_grid(state.shape, tile_box.width, tile_box.height, camera.zoom)
    scale = camera.zoom * fit
    top, bottom = _content(state, camera, solid, box, fit, em)
    inside = _Inside(
        (width / columns, height / rows),
        (top, bottom, bottom + (CAPTION_EMS / 2 + SCALE_EMS) * em if footer else None),
        None if state.form == "tiles" else cube_box,
        None if state.form == "cubes" else tile_box,
        grid,
        (scale * camera.pan_x, scale * camera.pan_y),
    )
    shown = shown_panels(state)
    corners = _corners(len(shown), columns, rows, width, height)
    panels = tuple(inside.panel(each, *at) for each, at in zip(shown, corners, strict=True))
    faces = tuple(visible_faces(solid, view, scale, (0.0, 0.0)))
    n, c, p = (_label_edge(solid, view, scale, axis) for axis in (N, C, HW))
    return Layout(width, height, em, panels, view, solid, scale, faces, (n, c, p), grid)


def _corners(
    count: int, columns: int, rows: int, width: float, height: float
) -> list[tuple[float, float]]:
    """The top left corners of the panels; a last row that is not full stands in the middle."""
    corners = []
    for number in range(count):
        row, column = divmod(number, columns)
        missing = columns - min(columns, count - row * columns)
        corners.append(((column + missing / 2) * width / columns, row * height / rows))
    return corners


def _content(
    state: FigureState, camera: Camera, solid: PlacedCube, box: "_Box", fit: float, em: float
) -> tuple[float, float]:
    """Where the name and the caption stand in a panel: close to what is shown, both at its rims.

    Neither zooming nor turning moves them.
    """
    top, bottom = box.y - (TITLE_EMS / 2) * em, box.y + box.height + LETTER_EMS * em
    if state.form == "cubes":
        spare = (box.height - fit * _bounds(solid, camera)[1]) / 2
        top, bottom = top + spare, bottom - spare
    elif state.form == "tiles":
        spare = max(0.0, (box.height - tile_grid(state.shape, box.width, box.height).height) / 2)
        top, bottom = top + spare - 0.6 * LETTER_EMS * em, bottom - spare
    else:
        top -= 0.6 * LETTER_EMS * em
    return top, bottom + CAPTION_EMS / 2 * em


@dataclass(frozen=True)
class _Box:
    """A rectangle within a panel."""

    x: float
    y: float
    width: float
    height: float

    def centre(self, x: float, y: float, pan: Point) -> Point:
        """The middle, in a panel that stands at (x, y), moved by ``pan``."""
        return x + self.x + self.width / 2 + pan[0], y + self.y + self.height / 2 + pan[1]


@dataclass(frozen=True)
class _Inside:
    """What is the same in all panels of a figure; places are relative to a panel's corner.

    Attributes:
        size: Width and height of a panel.
        lines: The middles of the lines with name, caption and footer; None for no footer.
        cube: Where the cube stands; None where none is shown.
        tiles: Where the tiles stand; None where none are shown.
        grid: The tiles.
        pan: How far cube and tiles are moved.
    """

    size: tuple[float, float]
    lines: tuple[float, float, float | None]
    cube: _Box | None
    tiles: _Box | None
    grid: TileGrid
    pan: Point

    def panel(self, shown: ShownPanel, x: float, y: float) -> Panel:
        """The place of a panel, whose top left corner is (x, y)."""
        title, caption, footer = self.lines
        return Panel(
            shown,
            x,
            y,
            *self.size,
            title_y=y + title,
            caption_y=y + caption,
            footer_y=None if footer is None else y + footer,
            cube=None if self.cube is None else self.cube.centre(x, y, self.pan),
            tiles=None
            if self.tiles is None
            else self.grid.centred(self.tiles.centre(x, y, self.pan)),
        )


def _split(box: _Box, form: str, em: float) -> tuple[_Box, _Box]:
    """The parts of a panel for the cube and for the tiles."""
    if form != "both":
        return box, box
    # In a tiny panel the parts keep to it rather than their distance.
    gap = min(2 * LETTER_EMS * em, max(0.0, max(box.width, box.height) - 2))
    if box.width > box.height:
        half = (box.width - gap) / 2
        return (
            _Box(box.x, box.y, half, box.height),
            _Box(box.x + half + gap, box.y, half, box.height),
        )
    half = (box.height - gap) / 2
    return (
        _Box(box.x, box.y, box.width, half),
        _Box(box.x, box.y + half + gap, box.width, half),
    )


def _inner(width: float, height: float, em: float, state: FigureState) -> _Box:
    """What is left of a panel for cube and tiles: below the name, above the caption."""
    side = LETTER_EMS * em
    top = TITLE_EMS * em + (0 if state.form == "cubes" else 0.6 * side)
    bottom = (CAPTION_EMS + SCALE_EMS) * em + side
    return _Box(side, top, max(1.0, width - 2 * side), max(1.0, height - top - bottom))


def _best_grid(
    state: FigureState,
    camera: Camera,
    solid: PlacedCube,
    size: tuple[float, float],
    em: float,
    foot: float,
) -> tuple[int, int]:
    """Columns and rows of panels that let the figure be largest."""
    count = max(1, len(shown_panels(state)))

    def room(columns: int) -> float:
        box = _inner(size[0] / columns, size[1] / ceil(count / columns) - foot, em, state)
        cube, tile = _split(box, state.form, em)
        wide, tall = _bounds(solid, camera)
        n, c, h, w = state.shape
        fits = []
        if state.form != "tiles":
            fits.append(min(cube.width / wide, cube.height / tall))
        if state.form != "cubes":
            fits.append(min(tile.width / (c * w), tile.height / (n * h)) * max(c * w, n * h))
        return min(fits)

    # A panel has to hold its words; of equal ones, the grid without holes is best.
    def best(most: int) -> int:
        return max(range(1, most + 1), key=lambda k: (round(room(k), 3), -(-count % k)))

    columns = best(max(1, min(count, int(size[0] // (NARROWEST_EMS * em)))))
    # Small words are better than no cubes.
    if room(columns) < SMALLEST_EMS * em:
        columns = best(count)
    return columns, ceil(count / columns)


def _bounds(solid: PlacedCube, camera: Camera) -> tuple[float, float]:
    ground = hypot(solid.extent[N], solid.extent[C])
    pitch = radians(camera.pitch)
    return ground, solid.extent[HW] * cos(pitch) + ground * abs(sin(pitch))


def _label_edge(solid: PlacedCube, view: Projection, scale: float, axis: int) -> Edge:
    """The ends of the edge along ``axis`` that a letter stands at, around the cube's centre.

    Only an edge between a visible and a hidden side lies on the silhouette: ground axes take the
    lower one, the upright axis the left one.
    """
    others = [a for a in (N, C, HW) if a != axis]
    best: tuple[float, Edge] | None = None
    for first in (-0.5, 0.5):
        for second in (-0.5, 0.5):
            near = [
                (side < 0) == view.near_is_low(a)
                for a, side in zip(others, (first, second), strict=True)
            ]
            if near[0] == near[1]:
                continue
            ends = _edge(solid, view, scale, axis, others, (first, second))
            x, y = (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2
            rank = -x if axis == HW else y
            if best is None or rank > best[0]:
                best = rank, ends
    if best is None:
        raise AssertionError("expected two silhouette edges along every axis")
    return best[1]


def _edge(
    solid: PlacedCube,
    view: Projection,
    scale: float,
    axis: int,
    others: list[int],
    sides: tuple[float, float],
) -> Edge:
    ends = []
    for end in (-0.5, 0.5):
        world = [0.0, 0.0, 0.0]
        world[axis] = end * solid.extent[axis]
        for other, side in zip(others, sides, strict=True):
            world[other] = side * solid.extent[other]
        x, y = view.project(world)
        ends.append((scale * x, scale * y))
    return ends[0], ends[1]
