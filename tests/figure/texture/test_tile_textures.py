import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms
from normviz.figure.colors import LIGHT, label_colors, rgb
from normviz.figure.sets import members_of, sets_of
from normviz.figure.texture.textures import ColoredValues
from normviz.figure.texture.tile_textures import (
    VisibleTiles,
    tile_label_texture,
    tile_set_texture,
    tile_sheet,
    tile_value_texture,
)
from normviz.figure.tiles import TileGrid
from tests.figure.states import figure_state

FULL = settings(deadline=None, derandomize=True, max_examples=40)
STATE = figure_state(shape=(3, 4, 2, 3), groups=2)
NORMS = ("batch", "layer", "layer-keras", "instance", "group", "none", "weight", "spectral")


def channels(table: np.ndarray) -> np.ndarray:
    return np.stack([table >> 16 & 255, table >> 8 & 255, table & 255], -1).astype(float)


def whole_window(grid: TileGrid, ratio: float = 1.0) -> VisibleTiles:
    size = int(np.ceil(grid.width * ratio)), int(np.ceil(grid.height * ratio))
    return VisibleTiles(0.0, 0.0, *size, ratio)


def cell_centres(grid: TileGrid):
    for index in np.ndindex(*grid.shape):
        x, y, wide, tall = grid.rectangle(index)
        yield index, x + wide / 2, y + tall / 2


@pytest.mark.parametrize("norm", NORMS)
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_tiles_are_blue_where_the_mask_says_so(norm: str, ratio: float) -> None:
    grid = TileGrid(STATE.shape, 6.0, 2.0)
    index = (1, 2, 1, 0)
    table = tile_set_texture(members_of(STATE, norm, index), grid, whole_window(grid, ratio), LIGHT)
    mask = norms.mask(norm, STATE.shape, index, groups=2)
    for place, x, y in cell_centres(grid):
        found = int(table[int(y * ratio), int(x * ratio)]) & 0xFFFFFF
        assert found == (LIGHT.set if mask[place] else LIGHT.rest)


def test_gaps_have_the_colour_of_the_background() -> None:
    grid = TileGrid(STATE.shape, 6.0, 2.0)
    table = tile_set_texture(
        members_of(STATE, "batch", (0, 0, 0, 0)), grid, whole_window(grid), LIGHT
    )
    inside = np.zeros(table.shape, bool)
    for n, c in np.ndindex(3, 4):
        x, y, wide, tall = (int(v) for v in grid.tile(n, c))
        inside[y : y + tall, x : x + wide] = True
    assert (~inside).any()
    assert (table[~inside] & 0xFFFFFF == LIGHT.background).all()
    assert (table[inside] & 0xFFFFFF != LIGHT.background).all()


@pytest.mark.parametrize("norm", NORMS)
@pytest.mark.parametrize("cell", [0.3, 0.61, 0.9])
def test_cells_below_a_pixel_cover_their_true_share_of_the_picture(norm: str, cell: float) -> None:
    state = figure_state(shape=(8, 6, 10, 10), groups=2)
    grid = TileGrid(state.shape, cell, 0.0)
    members = members_of(state, norm, (3, 2, 4, 5))
    table = tile_set_texture(members, grid, whole_window(grid), LIGHT)
    background, rest, blue = (rgb(c) for c in (LIGHT.background, LIGHT.rest, LIGHT.set))
    covered = grid.width * grid.height
    inside = norms.mask(norm, state.shape, (3, 2, 4, 5), groups=2).sum() * cell**2
    expected = background * (table.size - covered) + rest * (covered - inside) + blue * inside
    np.testing.assert_allclose(channels(table).sum((0, 1)), expected, atol=0.6 * table.size)
    # A lone cell is far less than the rounding of a picture: look for it.
    if inside < 1:
        assert len(np.unique(table[1:-1, 1:-1])) > 1


@FULL
@given(
    st.floats(0.2, 9),
    st.floats(0, 4),
    st.integers(0, 12),
    st.integers(0, 12),
    st.sampled_from([1.0, 1.5, 2.0]),
)
def test_a_part_of_the_tiles_is_cut_from_the_whole(cell, gap, x, y, ratio) -> None:
    grid = TileGrid(STATE.shape, cell, gap)
    x, y = min(x, int(grid.width) - 1), min(y, int(grid.height) - 1)
    x, y = max(0, 2 * (x // 2)), max(0, 2 * (y // 2))
    members = members_of(STATE, "layer-keras", (1, 1, 1, 1))
    full = tile_set_texture(members, grid, whole_window(grid, ratio), LIGHT)
    left, top = round(x * ratio), round(y * ratio)
    window = VisibleTiles(
        float(x), float(y), max(1, full.shape[1] - left), max(1, full.shape[0] - top), ratio
    )
    part = tile_set_texture(members, grid, window, LIGHT)
    difference = np.abs(channels(part) - channels(full[top : top + part.shape[0], left:]))
    assert difference.max() <= 2


@pytest.mark.parametrize("norm", NORMS)
def test_every_set_has_its_colour(norm: str) -> None:
    grid = TileGrid(STATE.shape, 5.0, 1.0)
    labels, count = norms.labels(norm, STATE.shape, groups=2), sets_of(STATE, norm).count
    table = tile_label_texture(labels, count, grid, whole_window(grid), LIGHT)
    colors = label_colors(count, LIGHT.lightness)
    full = np.broadcast_to(labels, STATE.shape)
    for place, x, y in cell_centres(grid):
        assert np.abs(rgb(int(table[int(y), int(x)])) - colors[full[place]]).max() <= 1


def test_numbers_stand_at_their_cells() -> None:
    grid = TileGrid(STATE.shape, 5.0, 1.0)
    cube = np.random.default_rng(2).uniform(-1, 1, STATE.shape).astype(np.float32)
    table = tile_value_texture(ColoredValues(cube, 1.0), grid, whole_window(grid), LIGHT)
    for place, x, y in cell_centres(grid):
        value = cube[place]
        end = rgb(LIGHT.positive if value > 0 else LIGHT.negative)
        expected = rgb(LIGHT.zero) + abs(float(value)) * (end - rgb(LIGHT.zero))
        assert np.abs(rgb(int(table[int(y), int(x)])) - expected).max() <= 3


def test_numbers_of_cells_below_a_pixel_are_averaged() -> None:
    shape = (1, 1, 8, 8)
    cube = np.where(np.indices((8, 8)).sum(0) % 2, 1.0, -1.0).reshape(shape)
    grid = TileGrid(shape, 0.5, 0.0)
    table = tile_value_texture(ColoredValues(cube, 1.0), grid, whole_window(grid), LIGHT)
    assert np.abs(channels(table) - rgb(LIGHT.zero)).max() <= 2


@pytest.mark.parametrize("norm", NORMS)
def test_the_sheet_is_the_picture_of_all_tiles(norm: str) -> None:
    grid = TileGrid(STATE.shape, 5.0, 1.0)
    labels = norms.labels(norm, STATE.shape, groups=2)
    sheet = np.broadcast_to(tile_sheet(labels, grid), (3 * 2, 4 * 3))
    full = np.broadcast_to(labels, STATE.shape)
    for n, c, h, w in np.ndindex(*STATE.shape):
        assert sheet[2 * n + h, 3 * c + w] == full[n, c, h, w]
