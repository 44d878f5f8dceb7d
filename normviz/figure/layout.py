"""Where everything of a figure stands: panels, cubes, tiles.

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
    Point,
    Solid,
    View,
    fitting_scale,
    solid_of,
    view_of,
    visible_faces,
)
from normviz.figure.state import Camera, FigureState
from normviz.figure.tiles import TileGrid, tile_grid

TITLE_EMS = 2.2
"""Height of the line with the norm's name, in heights of the font."""

CAPTION_EMS = 2.2
"""Height of the line with the number and size of its sets."""

LETTER_EMS = 1.9
"""Room around a cube for its axis letters."""


@dataclass(frozen=True)
class Panel:
    """The place of one norm in the figure, in pixels.

    Attributes:
        norm: Its name in the catalogue.
        x, y, width, height: The whole place.
        cube: The centre of its cube; None where no cube is shown.
        tiles: The top left corner of its tiles; None where no tiles are shown.
    """

    norm: str
    x: float
    y: float
    width: float
    height: float
    cube: Point | None
    tiles: Point | None

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies in the panel."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True)
class Layout:
    """A figure laid out.

    Attributes:
        width, height: Of the figure, pixels.
        em: Height of the font, pixels.
        panels: One a norm, in the order of the state.
        view: The axes on the screen.
        solid: The cube, in world units.
        scale: Pixels a world unit.
        faces: The cube's visible faces around (0, 0), in the order of painting.
        grid: The tiles, from (0, 0).
    """

    width: float
    height: float
    em: float
    panels: tuple[Panel, ...]
    view: View
    solid: Solid
    scale: float
    faces: tuple[Face, ...]
    grid: TileGrid

    def panel_at(self, x: float, y: float) -> Panel | None:
        """The panel under a point, or None."""
        return next((panel for panel in self.panels if panel.contains(x, y)), None)


def lay_out(state: FigureState, camera: Camera, width: float, height: float, em: float) -> Layout:
    """Lays a figure out.

    Args:
        state: What is shown.
        camera: How the cubes are looked at.
        width: Of the figure, pixels.
        height: Of the figure, pixels.
        em: Height of the font, pixels.
    """
    view = view_of(camera)
    solid = solid_of(state, view)
    columns, rows = _best_grid(state, camera, solid, width, height, em)
    box = _Box(0, 0, width / columns, height / rows).inner(em)
    cube_box, tile_box = _split(box, state.form, em)
    scale = camera.zoom * fitting_scale(solid, camera, cube_box.width, cube_box.height)
    grid = tile_grid(state.shape, tile_box.width, tile_box.height, camera.zoom)
    pan = scale * camera.pan_x, scale * camera.pan_y
    panels = []
    for number, norm in enumerate(state.norms):
        row, column = divmod(number, columns)
        # A last row that is not full stands in the middle.
        missing = columns - min(columns, len(state.norms) - row * columns)
        x = (column + missing / 2) * width / columns
        y = row * height / rows
        panels.append(
            Panel(
                norm,
                x,
                y,
                width / columns,
                height / rows,
                cube=None if state.form == "tiles" else cube_box.centre(x, y, pan),
                tiles=None if state.form == "cubes" else grid.centred(tile_box.centre(x, y, pan)),
            )
        )
    faces = tuple(visible_faces(solid, view, scale, (0.0, 0.0)))
    return Layout(width, height, em, tuple(panels), view, solid, scale, faces, grid)


@dataclass(frozen=True)
class _Box:
    """A rectangle within a panel."""

    x: float
    y: float
    width: float
    height: float

    def inner(self, em: float) -> "_Box":
        """What is left for the cube or the tiles below the title and above the caption."""
        margin = LETTER_EMS * em
        top, bottom = TITLE_EMS * em, CAPTION_EMS * em + margin
        return _Box(
            self.x + 1.4 * margin,
            self.y + top,
            max(1.0, self.width - 2.8 * margin),
            max(1.0, self.height - top - bottom),
        )

    def centre(self, x: float, y: float, pan: Point) -> Point:
        """The middle, in a panel that stands at (x, y), moved by ``pan``."""
        return x + self.x + self.width / 2 + pan[0], y + self.y + self.height / 2 + pan[1]


def _split(box: _Box, form: str, em: float) -> tuple[_Box, _Box]:
    """The parts of a panel for the cube and for the tiles."""
    if form != "both":
        return box, box
    gap = 2 * LETTER_EMS * em
    if box.width > box.height:
        half = max(1.0, (box.width - gap) / 2)
        return (
            _Box(box.x, box.y, half, box.height),
            _Box(box.x + half + gap, box.y, half, box.height),
        )
    half = max(1.0, (box.height - gap) / 2)
    return (
        _Box(box.x, box.y, box.width, half),
        _Box(box.x, box.y + half + gap, box.width, half),
    )


def _best_grid(
    state: FigureState, camera: Camera, solid: Solid, width: float, height: float, em: float
) -> tuple[int, int]:
    """Columns and rows of panels that let the figure be largest."""
    count = max(1, len(state.norms))

    def size(columns: int) -> float:
        box = _Box(0, 0, width / columns, height / ceil(count / columns)).inner(em)
        cube, tile = _split(box, state.form, em)
        wide, tall = _bounds(solid, camera)
        n, c, h, w = state.shape
        fits = []
        if state.form != "tiles":
            fits.append(min(cube.width / wide, cube.height / tall))
        if state.form != "cubes":
            fits.append(min(tile.width / (c * w), tile.height / (n * h)) * max(c * w, n * h))
        return min(fits)

    # Of equal ones, the grid without holes.
    columns = max(range(1, count + 1), key=lambda k: (round(size(k), 3), -(-count % k)))
    return columns, ceil(count / columns)


def _bounds(solid: Solid, camera: Camera) -> tuple[float, float]:
    ground = hypot(solid.extent[N], solid.extent[C])
    pitch = radians(camera.pitch)
    return ground, solid.extent[HW] * cos(pitch) + ground * abs(sin(pitch))
