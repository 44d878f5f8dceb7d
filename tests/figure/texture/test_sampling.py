import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz.figure.texture.sampling import axis_on_pixels, block_mean, reduction, vector_on_pixels

FULL = settings(deadline=None, derandomize=True, max_examples=100)


def spans(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """Values of cells, their starts and lengths in pixels with gaps between some, and pixels."""
    count = draw(st.integers(1, 12))
    length = draw(st.floats(0.05, 7))
    gaps = draw(st.lists(st.sampled_from([0.0, 0.0, 0.4, 2.5]), min_size=count, max_size=count))
    first = draw(st.floats(-20, 5))
    starts = first + np.arange(count) * length + np.cumsum(gaps)
    values = draw(st.lists(st.floats(-4, 4, width=32), min_size=count, max_size=count))
    return np.array(values, np.float32), starts, np.full(count, length), draw(st.integers(1, 24))


grids = st.composite(spans)()


def overlap(starts: np.ndarray, lengths: np.ndarray, pixels: int) -> np.ndarray:
    """(pixels, cells): how much of each pixel each cell covers, one by one."""
    table = np.zeros((pixels, len(starts)))
    for pixel in range(pixels):
        for cell, (start, length) in enumerate(zip(starts, lengths, strict=True)):
            low, high = max(pixel, start), min(pixel + 1, start + length)
            table[pixel, cell] = max(0.0, high - low)
    return table


@FULL
@given(grids)
def test_a_vector_on_pixels_is_the_integral_over_each(grid) -> None:
    values, starts, lengths, pixels = grid
    found = vector_on_pixels(values, starts, lengths, pixels)
    np.testing.assert_allclose(found, overlap(starts, lengths, pixels) @ values, atol=1e-5)


@FULL
@given(grids, st.integers(0, 1))
def test_an_axis_on_pixels_is_the_integral_over_each(grid, axis: int) -> None:
    values, starts, lengths, pixels = grid
    sheet = np.stack([values, 2 * values + 1, -values], axis=1 - axis)
    found = axis_on_pixels(sheet, axis, starts, lengths, pixels)
    expected = np.tensordot(overlap(starts, lengths, pixels), sheet, axes=(1, axis))
    np.testing.assert_allclose(found, np.moveaxis(expected, 0, axis), atol=1e-4)


@FULL
@given(grids)
def test_one_entry_stands_for_equal_cells(grid) -> None:
    _, starts, lengths, pixels = grid
    alike = np.full((len(starts), 2), [[1.5, -2.0]], np.float32)
    np.testing.assert_allclose(
        axis_on_pixels(alike[:1], 0, starts, lengths, pixels),
        axis_on_pixels(alike, 0, starts, lengths, pixels),
        atol=1e-4,
    )


@FULL
@given(st.integers(1, 40), st.integers(1, 16), st.integers(0, 2))
def test_block_means_are_means(size: int, factor: int, axis: int) -> None:
    shape = [3, 2, 4]
    shape[axis] = size
    array = np.random.default_rng(size).standard_normal(shape).astype(np.float32)
    found = block_mean(array, factor, axis)
    expected = [
        np.take(array, range(k, min(k + factor, size)), axis).mean(axis)
        for k in range(0, size, factor)
    ]
    np.testing.assert_allclose(found, np.stack(expected, axis), atol=1e-6)


@pytest.mark.parametrize(
    ("cell", "factor"), [(20, 1), (1, 1), (0.75, 1), (0.7, 2), (0.375, 2), (0.3, 4), (0.05, 16)]
)
def test_cells_share_a_texel_only_where_they_are_smaller_than_a_pixel(cell, factor) -> None:
    assert reduction(cell) == factor
    # A texel is never smaller than three quarters of a pixel, nor twice that and more.
    assert cell * factor >= 0.75
