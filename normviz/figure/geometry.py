"""Projects the cells of a cube to the screen: orthographic projection, blocks, visible faces.

World axes are N and C along the ground and (H, W) downwards. A *block* is a box of cells; a whole
cube is one block, a cube pulled apart into slabs is several. The screen's y grows downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians, sin

import numpy as np

from normviz.figure.state import Camera, FigureState, Shape

N, C, HW = 0, 1, 2
"""The axes of a cube."""

Cells = tuple[int, int, int]
Point = tuple[float, float]

SHORTEST_EDGE = 0.42
"""Of the longest edge; a cube of 64 × 64 × 784 cells would else be a needle."""

CUT_ROOM = 0.16
"""Between the samples of two devices, in lengths of the cube's edge along N."""

SHADES = {N: (0.91, 0.91), C: (0.81, 0.81), HW: (0.985, 0.72)}
"""Brightness of the low and the high side along each axis; it turns with the cube, so that a
turn changes no colour."""

FACE_AXES = {N: (C, HW), C: (N, HW), HW: (N, C)}
"""A face's normal -> the axes that its columns (u) and rows (v) of cells run along."""


@dataclass(frozen=True)
class Block:
    """A box of cells, moved by ``offset``.

    Attributes:
        lo: First cell along N, C, HW.
        hi: One past the last cell.
        offset: World units along N, C, HW.
    """

    lo: Cells
    hi: Cells
    offset: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Face:
    """One visible side of a block, a grid of cells under an affine map.

    Cell (v, u) covers the parallelogram at ``origin + u·du + v·dv`` with sides ``du`` and ``dv``,
    with u and v counted from ``u0`` and ``v0``.

    Attributes:
        axis: Its normal.
        fixed: The cell index along ``axis`` that it shows.
        u0, u1, v0, v1: Cells along the axes ``FACE_AXES[axis]``.
        origin: Screen position of the corner of cell (v0, u0).
        du: Screen step of one cell along u.
        dv: Screen step of one cell along v.
        shade: 0 black to 1 unshaded.
    """

    axis: int
    fixed: int
    u0: int
    u1: int
    v0: int
    v1: int
    origin: Point
    du: Point
    dv: Point
    shade: float

    @property
    def u_axis(self) -> int:
        """The axis that columns run along."""
        return FACE_AXES[self.axis][0]

    @property
    def v_axis(self) -> int:
        """The axis that rows run along."""
        return FACE_AXES[self.axis][1]

    def point(self, u: float, v: float) -> Point:
        """The screen position u columns and v rows from the corner of the face."""
        return (
            self.origin[0] + u * self.du[0] + v * self.dv[0],
            self.origin[1] + u * self.du[1] + v * self.dv[1],
        )

    def corners(self) -> tuple[Point, Point, Point, Point]:
        """The four corners, around."""
        u, v = self.u1 - self.u0, self.v1 - self.v0
        return self.point(0, 0), self.point(u, 0), self.point(u, v), self.point(0, v)

    def span(self) -> tuple[Cells, Cells]:
        """The first cell that the face shows, and one past the last along each axis."""
        lo, hi = [0, 0, 0], [0, 0, 0]
        lo[self.axis], hi[self.axis] = self.fixed, self.fixed + 1
        lo[self.u_axis], hi[self.u_axis] = self.u0, self.u1
        lo[self.v_axis], hi[self.v_axis] = self.v0, self.v1
        return (lo[0], lo[1], lo[2]), (hi[0], hi[1], hi[2])

    def cell(self, u: int, v: int) -> Cells:
        """The cell (N, C, HW) at column u and row v of the face."""
        cell = [0, 0, 0]
        cell[self.axis] = self.fixed
        cell[self.u_axis], cell[self.v_axis] = self.u0 + u, self.v0 + v
        return cell[0], cell[1], cell[2]


@dataclass(frozen=True)
class Projection:
    """A camera made ready: how the world's axes lie on the screen.

    Attributes:
        basis: Screen vectors of one world unit along N, C, HW.
        depth: Distance from the eye gained by one world unit along each.
    """

    basis: tuple[Point, Point, Point]
    depth: tuple[float, float, float]

    def near_is_low(self, axis: int) -> bool:
        """Whether the side of the lowest index along ``axis`` faces the eye."""
        return self.depth[axis] > 0

    def project(self, world: Sequence[float]) -> Point:
        """The screen position of a point of the world, before scaling."""
        (n, c, p), ((n_x, n_y), (c_x, c_y), (p_x, p_y)) = world, self.basis
        return n * n_x + c * c_x + p * p_x, n * n_y + c * c_y + p * p_y

    def shade(self, axis: int) -> float:
        """How bright the visible side with normal ``axis`` is, 0…1."""
        return SHADES[axis][0 if self.near_is_low(axis) else 1]


def projection_of(camera: Camera) -> Projection:
    """The screen vectors of a camera."""
    yaw, pitch = radians(camera.yaw), radians(camera.pitch)
    basis = (
        (cos(yaw), sin(yaw) * sin(pitch)),
        (sin(yaw), -cos(yaw) * sin(pitch)),
        (0.0, cos(pitch)),
    )
    depth = (-sin(yaw) * cos(pitch), cos(yaw) * cos(pitch), sin(pitch))
    return Projection(basis, depth)


def cells_of(shape: Shape) -> Cells:
    """The number of cells along N, C, HW."""
    n, c, h, w = shape
    return n, c, h * w


def edge_lengths(cells: Cells) -> tuple[float, float, float]:
    """World lengths of a cube's edges, the longest 1: cells are cubes where that stays legible."""
    longest = max(cells)
    n, c, p = (max(SHORTEST_EDGE, count / longest) for count in cells)
    return n, c, p


def blocks_of(state: FigureState, view: Projection) -> tuple[Block, ...]:
    """The blocks that a state's cubes are made of, from the far one to the near one."""
    cells = cells_of(state.shape)
    lo, hi = _peeled(cells, state.peel, view)
    blocks: tuple[Block, ...] = (Block(lo, hi),)
    if state.slab_axis != "none":
        axis = {"N": N, "C": C, "HW": HW}[state.slab_axis]
        blocks = _slabs(lo, hi, axis, state.slabs, state.gap * _slab_length(state, axis))
    if state.drawn_cuts > 1:
        samples, room = cells[N] // state.drawn_cuts, CUT_ROOM * edge_lengths(cells)[N]
        blocks = tuple(part for block in blocks for part in _divided(block, samples, room))
    return tuple(sorted(blocks, key=lambda block: _nearness(block, view)))


def _nearness(block: Block, view: Projection) -> tuple[int, ...]:
    """Grows towards the eye: blocks are apart along one axis at least."""
    return tuple(
        -low if view.near_is_low(axis) else low
        for axis, low in zip((N, C, HW), block.lo, strict=True)
    )


def _divided(block: Block, samples: int, room: float) -> list[Block]:
    """A block cut along N between devices of so many samples, moved apart by ``room`` each."""
    low, high = block.lo[N], block.hi[N]
    edges = [low, *(at for at in range(0, high, samples) if at > low), high]
    return [
        Block(
            (start, *block.lo[1:]),
            (end, *block.hi[1:]),
            (block.offset[N] + start // samples * room, *block.offset[1:]),
        )
        for start, end in pairwise(edges)
    ]


def _peeled(cells: Cells, peel: Cells, view: Projection) -> tuple[Cells, Cells]:
    lo, hi = [0, 0, 0], list(cells)
    for axis in (N, C, HW):
        taken = min(peel[axis], cells[axis] - 1)
        if view.near_is_low(axis):
            lo[axis] = taken
        else:
            hi[axis] -= taken
    return (lo[0], lo[1], lo[2]), (hi[0], hi[1], hi[2])


def _slab_length(state: FigureState, axis: int) -> float:
    cells = cells_of(state.shape)
    count = min(state.slabs, cells[axis])
    # Thin slabs need room to look between them, whatever their own thickness.
    return max(edge_lengths(cells)[axis] / count, 0.12)


def _slabs(lo: Cells, hi: Cells, axis: int, count: int, gap: float) -> tuple[Block, ...]:
    count = min(count, hi[axis] - lo[axis])
    edges = np.linspace(lo[axis], hi[axis], count + 1).round().astype(int)
    blocks = []
    for number in range(count):
        low, high, offset = list(lo), list(hi), [0.0, 0.0, 0.0]
        low[axis], high[axis] = int(edges[number]), int(edges[number + 1])
        offset[axis] = number * gap
        blocks.append(
            Block((low[0], low[1], low[2]), (high[0], high[1], high[2]), tuple(offset))  # type: ignore[arg-type]  # three of them
        )
    return tuple(blocks)


@dataclass(frozen=True)
class PlacedCube:
    """A cube placed in the world: its blocks, and how large a cell is.

    Attributes:
        blocks: From the far one to the near one.
        cell: World size of a cell along N, C, HW.
        extent: World size of the whole along N, C, HW, gaps included.
    """

    blocks: tuple[Block, ...]
    cell: tuple[float, float, float]
    extent: tuple[float, float, float]

    def world(self, block: Block, cell: Sequence[float]) -> tuple[float, float, float]:
        """World position of the low corner of ``cell`` of ``block``; the middle of all is 0."""
        n, c, p = (
            cell[axis] * self.cell[axis] + block.offset[axis] - self.extent[axis] / 2
            for axis in (N, C, HW)
        )
        return n, c, p

    def block_with(self, cell: Cells) -> Block | None:
        """The block that holds ``cell``; None where it has been peeled off."""
        for block in self.blocks:
            if all(block.lo[a] <= cell[a] < block.hi[a] for a in (N, C, HW)):
                return block
        return None


def placed_cube(state: FigureState, view: Projection) -> PlacedCube:
    """The cube of a state as seen by ``view``."""
    cells = cells_of(state.shape)
    lengths = edge_lengths(cells)
    blocks = blocks_of(state, view)
    widest = [max(block.offset[axis] for block in blocks) for axis in (N, C, HW)]
    extent = tuple(length + gap for length, gap in zip(lengths, widest, strict=True))
    cell = tuple(length / count for length, count in zip(lengths, cells, strict=True))
    return PlacedCube(blocks, cell, extent)  # type: ignore[arg-type]  # three of each


def fitting_scale(solid: PlacedCube, camera: Camera, width: float, height: float) -> float:
    """Pixels per world unit at zoom 1: the solid fits into ``width`` × ``height`` at every yaw."""
    ground = hypot(solid.extent[N], solid.extent[C])
    pitch = radians(camera.pitch)
    tall = solid.extent[HW] * cos(pitch) + ground * abs(sin(pitch))
    return max(1.0, min(width / ground, height / tall))


def visible_faces(solid: PlacedCube, view: Projection, scale: float, centre: Point) -> list[Face]:
    """The faces that the eye sees, in the order in which they are painted.

    Args:
        solid: The cube.
        view: How it is looked at.
        scale: Pixels per world unit.
        centre: Screen position of the middle of the solid.
    """
    steps = [
        (scale * size * bx, scale * size * by)
        for size, (bx, by) in zip(solid.cell, view.basis, strict=True)
    ]
    faces = []
    for block in solid.blocks:
        for axis in (HW, C, N):
            # Edge-on faces are lines: nothing of them is seen.
            if abs(view.depth[axis]) < 1e-3:
                continue
            faces.append(_face(solid, block, axis, view, scale, centre, steps))
    return faces


def _face(
    solid: PlacedCube,
    block: Block,
    axis: int,
    view: Projection,
    scale: float,
    centre: Point,
    steps: list[Point],
) -> Face:
    low = view.near_is_low(axis)
    corner = list(block.lo)
    corner[axis] = block.lo[axis] if low else block.hi[axis]
    x, y = view.project(solid.world(block, corner))
    u, v = FACE_AXES[axis]
    return Face(
        axis=axis,
        fixed=block.lo[axis] if low else block.hi[axis] - 1,
        u0=block.lo[u],
        u1=block.hi[u],
        v0=block.lo[v],
        v1=block.hi[v],
        origin=(centre[0] + scale * x, centre[1] + scale * y),
        du=steps[u],
        dv=steps[v],
        shade=view.shade(axis),
    )


def pick(faces: Sequence[Face], x: float, y: float) -> Cells | None:
    """The cell (N, C, HW) under a point of the screen, or None outside."""
    for face in reversed(faces):
        (a, b), (c, d) = face.du, face.dv
        determinant = a * d - b * c
        if abs(determinant) < 1e-12:
            continue
        dx, dy = x - face.origin[0], y - face.origin[1]
        u = (dx * d - dy * c) / determinant
        v = (dy * a - dx * b) / determinant
        if 0 <= u < face.u1 - face.u0 and 0 <= v < face.v1 - face.v0:
            return face.cell(int(u), int(v))
    return None
