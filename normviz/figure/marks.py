"""Borders, outlines, axis letters, names and captions of the figure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import hypot, inf
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from normviz import norms, number_text
from normviz.figure.geometry import HW, Block, C, Cells, Face, N, Point, pick
from normviz.figure.layout import Layout, Panel
from normviz.figure.panels import MODE_TITLES, ShownPanel
from normviz.figure.sets import Members, cell_of, members_of, sets_of
from normviz.figure.state import FigureState, Index
from normviz.figure.tiles import TileGrid

Role = Literal["title", "axis", "caption", "warning", "label"]
Line = tuple[float, float, float, float]
Rectangle = tuple[float, float, float, float]

SMALLEST_BORDERED_CELL = 4.5
"""Pixels; borders closer than that would hide the colours."""

TITLE_LINE_EMS = 1.15
"""Distance of two lines of a name, in heights of the font."""

TITLE_LETTER_EMS = 0.5
"""Width of a letter of a name, about, when it is made a little smaller."""


@dataclass(frozen=True)
class FigureText:
    """A line of text.

    Attributes:
        x: Where it begins, has its middle, or ends, by ``anchor``.
        y: Its middle.
        text: What it says.
        role: What it is.
        anchor: As in SVG.
        upright: Whether it runs from below upwards.
        room: Pixels that it may take up; smaller letters where they do not suffice.
    """

    x: float
    y: float
    text: str
    role: Role
    anchor: Literal["start", "middle", "end"] = "middle"
    upright: bool = False
    room: float = inf


@dataclass(frozen=True)
class Wording:
    """The words of a figure; the window passes translated ones.

    Attributes:
        one_set: "1 set of {size}".
        many_sets: "{count} sets of {size}".
        alone: Warning where every set has one element, whose mean is itself.
        alone_bare: The same with an epsilon of 0, where Keras divides 0 by 0.
        sign_only: Warning where every set has one element and no mean is subtracted.
        untouched: Where a norm shares nothing by design.
        moving: Where statistics of earlier batches stand in for those of the tensor.
        title: Gives a title of the catalogue in the language of the others.
    """

    one_set: str = "1 set of {size}"
    many_sets: str = "{count} sets of {size}"
    alone: str = "sets of one element: y = β, whatever x is"
    alone_bare: str = "sets of one element, ε = 0: NaN in Keras, here y = β"
    sign_only: str = "sets of one element: up to ε, x̂ is the sign of x"
    untouched: str = "no shared statistics"
    moving: str = "moving μ and σ² of each channel"
    title: Callable[[str], str] = str

    def name(self, panel: ShownPanel) -> str:
        """The title of a panel: its norm, and its mode where both are shown."""
        title = self.title(norms.CATALOG[panel.norm].title)
        if not panel.names_mode:
            return title
        return self.title(MODE_TITLES[panel.state.training]).format(norm=title)

    def caption(self, state: FigureState, norm: str) -> str:
        """How many sets ``norm`` makes of the tensor."""
        made, entry = sets_of(state, norm), norms.CATALOG[norm]
        if entry.moving and not state.training:
            return self.moving
        if not entry.takes_statistics(state.training):
            return self.untouched
        template = self.one_set if made.count == 1 else self.many_sets
        return template.format(
            count=number_text.count(made.count), size=number_text.count(made.size)
        )

    def warning(self, state: FigureState, norm: str) -> str:
        """What is left of x where every set has one element; empty where there are more."""
        found = norms.size_remarks(norm, state.own_shape(norm), state.groups, state.training)
        if norms.Remark.SIGN_ONLY in found:
            return self.sign_only
        if norms.Remark.SET_OF_ONE not in found:
            return ""
        return self.alone if state.spec(norm).used_epsilon > 0 else self.alone_bare


@dataclass(frozen=True)
class PanelWords:
    """What stands above and below a panel.

    Attributes:
        title: The name of the norm, with its mode where both are shown.
        caption: How many sets it makes, or a warning.
        role: Which of the two the caption is.
    """

    title: str
    caption: str
    role: Role


def panel_words(shown: ShownPanel, state: FigureState, wording: Wording) -> PanelWords:
    """What a panel says of ``state``; it depends on no layout."""
    title = wording.name(shown)
    warning = wording.warning(state, shown.norm)
    if warning:
        return PanelWords(title, warning, "warning")
    return PanelWords(title, wording.caption(state, shown.norm), "caption")


def words_placed(layout: Layout, panel: Panel, words: PanelWords) -> list[FigureText]:
    """The name above a panel, in one line or two, and the caption below it."""
    middle, room = panel.x + panel.width / 2, panel.width - layout.em
    lines = _title_lines(words.title, room, layout.em)
    first = panel.title_y - (len(lines) - 1) * TITLE_LINE_EMS / 2 * layout.em
    name = [
        FigureText(middle, first + at * TITLE_LINE_EMS * layout.em, line, "title", room=room)
        for at, line in enumerate(lines)
    ]
    return [*name, FigureText(middle, panel.caption_y, words.caption, words.role, room=room)]


def panel_texts(
    layout: Layout, panel: Panel, state: FigureState, wording: Wording
) -> list[FigureText]:
    """The words of a panel where they stand."""
    return words_placed(layout, panel, panel_words(panel.shown, state, wording))


def _title_lines(title: str, room: float, em: float) -> list[str]:
    """The title in one line, or in two where one would have to be cut."""
    spaces = [at for at, letter in enumerate(title) if letter == " "]
    if TITLE_LETTER_EMS * em * len(title) <= room or not spaces:
        return [title]
    middle = min(spaces, key=lambda at: abs(at - len(title) / 2))
    return [title[:middle], title[middle + 1 :]]


def axis_names(state: FigureState, norm: str) -> tuple[str, str, str]:
    """What N, C and (H, W) are called: a kernel has other axes than an activation."""
    n, c, h, w = state.shape
    if norms.CATALOG[norm].kind == "kernel":
        return f"C out {n}", f"C in {c}", f"kh, kw {h}×{w}"
    return f"N {n}", f"C {c}", f"H, W {h}×{w}"


def cube_texts(layout: Layout, panel: Panel, state: FigureState) -> list[FigureText]:
    """The letters of a cube's axes, outside its silhouette."""
    if panel.cube is None:
        return []
    texts = []
    for ends, name in zip(layout.edges, axis_names(state, panel.norm), strict=True):
        if hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]) < layout.em:
            continue
        texts.append(_beside(layout, panel.cube, ends, name))
    return texts


def _beside(layout: Layout, centre: Point, ends: tuple[Point, Point], name: str) -> FigureText:
    """A name outside an edge, at its middle; ``ends`` are those of the edge around the centre."""
    x, y = (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2
    along = (ends[1][0] - ends[0][0], ends[1][1] - ends[0][1])
    length = hypot(*along)
    normal = (-along[1] / length, along[0] / length)
    if normal[0] * x + normal[1] * y < 0:
        normal = (-normal[0], -normal[1])
    x, y = centre[0] + x, centre[1] + y
    if abs(normal[0]) > 0.99:
        distance = 0.85 * layout.em * (1 if normal[0] > 0 else -1)
        # What is longer than the edge stands out at its upper end: below is another name.
        out = min(2 * layout.em, max(0.0, TITLE_LETTER_EMS * layout.em * len(name) - length))
        return FigureText(
            x + distance, y - out / 2, name, "axis", upright=True, room=length + 2 * layout.em
        )
    anchor: Literal["start", "middle", "end"] = "middle"
    distance = 0.9 * layout.em
    if abs(normal[0]) > 0.2:
        anchor = "start" if normal[0] > 0 else "end"
        distance = 0.45 * layout.em
    down = 0.45 * layout.em if normal[1] > 0.2 and anchor != "middle" else 0.0
    return FigureText(
        x + normal[0] * distance, y + normal[1] * distance + down, name, "axis", anchor
    )


def tile_texts(layout: Layout, panel: Panel, state: FigureState) -> list[FigureText]:
    """The letters of the tiles: C above, N on the left, the size of a tile below."""
    if panel.tiles is None:
        return []
    x, y = panel.tiles
    n, c, p = axis_names(state, panel.norm)
    gap = 0.9 * layout.em
    return [
        FigureText(x + layout.grid.width / 2, y - 0.7 * gap, c, "axis"),
        FigureText(x - gap, y + layout.grid.height / 2, n, "axis", upright=True),
        FigureText(x + layout.grid.width / 2, y + layout.grid.height + gap, p, "axis"),
    ]


def border_lines(face: Face) -> list[Line]:
    """The borders between the cells of a face, where they are far enough apart."""
    u, v = face.u1 - face.u0, face.v1 - face.v0
    area = abs(face.du[0] * face.dv[1] - face.du[1] * face.dv[0])
    lines = []
    # Columns are area / |dv| apart, measured across; rows area / |du|.
    if area / max(hypot(*face.dv), 1e-9) >= SMALLEST_BORDERED_CELL:
        lines += [(*face.point(i, 0), *face.point(i, v)) for i in range(1, u)]
    if area / max(hypot(*face.du), 1e-9) >= SMALLEST_BORDERED_CELL:
        lines += [(*face.point(0, i), *face.point(u, i)) for i in range(1, v)]
    return lines


def set_outlines(members: Members, face: Face) -> list[tuple[Point, Point, Point, Point]]:
    """The parallelograms around the parts of a set on a face."""
    if not members.axes[face.axis][face.fixed]:
        return []
    columns = runs(members.axes[face.u_axis][face.u0 : face.u1])
    rows = runs(members.axes[face.v_axis][face.v0 : face.v1])
    return [
        (face.point(a, c), face.point(b, c), face.point(b, d), face.point(a, d))
        for a, b in columns
        for c, d in rows
    ]


def tile_set_outlines(members: Members, grid: TileGrid) -> list[Rectangle]:
    """x, y, width and height around the parts of a set on the tiles, from (0, 0).

    A set that fills its tiles is drawn around once, gaps included; one of parts of tiles, in each.
    """
    n, c, h, w = members.box
    first, last = (n.start, c.start, h.start, w.start), (n.stop - 1, c.stop - 1)
    if (h.stop - h.start, w.stop - w.start) == grid.shape[2:]:
        x, y, _, _ = grid.tile(*first[:2])
        right, bottom, wide, tall = grid.tile(*last)
        return [(x, y, right + wide - x, bottom + tall - y)]
    size = (w.stop - w.start) * grid.cell, (h.stop - h.start) * grid.cell
    return [
        (*grid.rectangle((i, j, h.start, w.start))[:2], *size)
        for i in range(n.start, n.stop)
        for j in range(c.start, c.stop)
    ]


def runs(vector: NDArray[np.floating]) -> list[tuple[int, int]]:
    """Where a vector of 0 and 1 is 1: (first, one past the last) of every run."""
    inside = np.zeros(len(vector) + 2, bool)
    inside[1:-1] = vector > 0
    edges = np.flatnonzero(inside[1:] != inside[:-1]).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def cell_polygons(layout: Layout, cell: Cells) -> list[tuple[Point, Point, Point, Point]]:
    """The visible sides of one cell, around the cube's centre; not those behind a nearer slab."""
    polygons = []
    for face in layout.faces:
        u, v = cell[face.u_axis] - face.u0, cell[face.v_axis] - face.v0
        if cell[face.axis] != face.fixed:
            continue
        inside = 0 <= u < face.u1 - face.u0 and 0 <= v < face.v1 - face.v0
        if inside and pick(layout.faces, *face.point(u + 0.5, v + 0.5)) == cell:
            polygons.append(
                (
                    face.point(u, v),
                    face.point(u + 1, v),
                    face.point(u + 1, v + 1),
                    face.point(u, v + 1),
                )
            )
    return polygons


def hidden_edges(layout: Layout, state: FigureState, index: Index, norm: str) -> list[list[Line]]:
    """What is inside the cube, as edges around its centre: of the element, then of its set.

    The set is drawn within the block (the whole cube, or one slab) that holds the element; both
    are empty where the element has been peeled off.
    """
    cell = cell_of(index, state)
    block = layout.solid.block_with(cell)
    if block is None:
        return [[], []]
    spans = [np.flatnonzero(vector) for vector in members_of(state, norm, index).axes]
    low = [max(block.lo[axis], int(spans[axis][0])) for axis in (N, C, HW)]
    high = [min(block.hi[axis], int(spans[axis][-1]) + 1) for axis in (N, C, HW)]
    own = (cell, tuple(place + 1 for place in cell))
    return [_box_edges(layout, block, *corners) for corners in (own, (low, high))]


def _box_edges(layout: Layout, block: Block, low: Sequence[int], high: Sequence[int]) -> list[Line]:
    def corner(bits: int) -> Point:
        cell = [high[axis] if bits >> axis & 1 else low[axis] for axis in (N, C, HW)]
        x, y = layout.view.project(layout.solid.world(block, cell))
        return layout.scale * x, layout.scale * y

    return [
        (*corner(start), *corner(start | bit))
        for start in range(8)
        for bit in (1, 2, 4)
        if not start & bit
    ]
