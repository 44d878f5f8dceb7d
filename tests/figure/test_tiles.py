import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz.figure.tiles import TileGrid, tile_grid

FULL = settings(deadline=None, derandomize=True)
shapes = st.tuples(*(st.integers(1, 8) for _ in range(4)))


@st.composite
def places(draw: st.DrawFn) -> tuple[TileGrid, tuple[int, int, int, int]]:
    shape = draw(shapes)
    grid = TileGrid(shape, draw(st.floats(0.2, 30)), draw(st.floats(0, 10)))
    return grid, tuple(draw(st.integers(0, size - 1)) for size in shape)


@FULL
@given(places(), st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_any_point_of_a_cell_picks_it(place, right: float, down: float) -> None:
    grid, index = place
    x, y, wide, tall = grid.rectangle(index)
    assert grid.pick(x + right * wide, y + down * tall) == index


@FULL
@given(places())
def test_gaps_and_what_is_outside_pick_nothing(place) -> None:
    grid, index = place
    x, y, wide, tall = grid.tile(index[0], index[1])
    if grid.gap > 0.01:
        assert grid.pick(x + wide + grid.gap / 2, y + tall / 2) is None
        assert grid.pick(x + wide / 2, y + tall + grid.gap / 2) is None
    assert grid.pick(-0.5, 1) is None
    assert grid.pick(1, grid.height + grid.gap + 0.5) is None


@FULL
@given(places())
def test_rows_and_columns_start_where_cells_do(place) -> None:
    grid, index = place
    n, c, h, w = index
    x, y, _, _ = grid.rectangle(index)
    assert grid.row_starts()[n * grid.shape[2] + h] == pytest.approx(y)
    assert grid.column_starts()[c * grid.shape[3] + w] == pytest.approx(x)


@FULL
@given(places())
def test_the_last_cell_ends_where_the_grid_does(place) -> None:
    grid, _ = place
    x, y, wide, tall = grid.rectangle(tuple(size - 1 for size in grid.shape))
    assert (x + wide, y + tall) == pytest.approx((grid.width, grid.height))


def test_gaps_do_not_wash_out_tiles_of_a_pixel() -> None:
    shape = (16, 96, 25, 25)
    assert tile_grid(shape, 118, 118).gap == 0
    assert tile_grid(shape, 118, 118).width == pytest.approx(118)
    assert tile_grid(shape, 960, 960).gap == 1
    zoomed = tile_grid(shape, 118, 118, zoom=4)
    assert zoomed.gap == 1
    assert zoomed.tile(0, 0)[2] == pytest.approx(4 * 118 / 96)


@FULL
@given(shapes, st.floats(30, 2000), st.floats(30, 2000))
def test_tiles_fit_and_large_cells_are_whole_pixels(shape, width, height) -> None:
    grid = tile_grid(shape, width, height)
    assert grid.width <= width + 1e-6
    assert grid.height <= height + 1e-6
    if grid.cell >= 3:
        assert grid.cell == int(grid.cell)


def test_a_large_tensor_gets_cells_below_a_pixel_and_still_fits() -> None:
    grid = tile_grid((64, 64, 28, 28), 500, 400)
    assert 0 < grid.cell < 1
    assert grid.width <= 500
    assert grid.height <= 400


def test_zoom_enlarges_the_cells() -> None:
    assert tile_grid((4, 6, 3, 3), 600, 400, 3.0).cell == pytest.approx(
        3 * tile_grid((4, 6, 3, 3), 600, 400).cell, rel=0.1
    )


def test_the_middle_stands_where_it_should_on_whole_pixels() -> None:
    grid = tile_grid((4, 6, 3, 3), 300, 300)
    x, y = grid.centred((150.3, 99.8))
    assert (x, y) == (int(x), int(y))
    assert x + grid.width / 2 == pytest.approx(150.3, abs=0.51)
    assert y + grid.height / 2 == pytest.approx(99.8, abs=0.51)
