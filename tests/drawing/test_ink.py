from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import datasets
from normviz.drawing import from_ink, from_strokes, read_sample_strokes
from normviz.drawing.mnist_fit import refit
from normviz.drawing.resample import centre_of_mass


def bar(height: int, width: int, page: tuple[int, int] = (280, 280), at: tuple[int, int] = (9, 40)):
    ink = np.zeros(page, np.float32)
    ink[at[0] : at[0] + height, at[1] : at[1] + width] = 1
    return ink


def extent(picture: np.ndarray) -> tuple[int, int]:
    used = picture > 0.02
    rows, columns = np.flatnonzero(used.any(1)), np.flatnonzero(used.any(0))
    return rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1


def test_a_bar_fits_the_box_keeps_its_shape_and_is_centred() -> None:
    picture = from_ink(bar(200, 25))
    assert extent(picture)[0] == 20
    assert picture.sum() == pytest.approx(20 * 2.5, rel=0.01)
    np.testing.assert_allclose(centre_of_mass(picture), 14.5, atol=0.51)


def test_grey_is_the_average_of_the_area() -> None:
    ink = np.zeros((40, 40), np.float32)
    ink[:, 10:15] = 1
    ink[:20, 15] = 1
    picture = from_ink(ink)
    columns = picture.sum(0) / 20
    np.testing.assert_allclose(columns[columns > 0], [1, 1, 0.75], atol=1e-5)


@pytest.mark.parametrize("dtype", [np.uint8, bool, np.float64])
def test_every_kind_of_number(dtype: type) -> None:
    ink = bar(100, 12)
    values = (ink * 255).astype(np.uint8) if dtype is np.uint8 else ink.astype(dtype)
    np.testing.assert_allclose(from_ink(values), from_ink(ink), atol=1e-6)


@pytest.mark.parametrize("at", [(0, 0), (180, 268), (0, 268)])
def test_ink_at_the_border(at: tuple[int, int]) -> None:
    middle = from_ink(bar(100, 12, at=(90, 130)))
    np.testing.assert_allclose(from_ink(bar(100, 12, at=at)), middle, atol=1e-5)


def test_an_empty_canvas() -> None:
    assert not from_ink(np.zeros((280, 280))).any()
    assert from_ink(np.zeros((0, 5))).shape == (28, 28)


def test_a_dot_and_a_full_page() -> None:
    for ink in (bar(1, 1), bar(12, 12), np.ones((50, 50), np.float32)):
        picture = from_ink(ink)
        assert picture.max() == pytest.approx(1, abs=0.01)
        assert max(extent(picture)) <= 20
        np.testing.assert_allclose(centre_of_mass(picture), 14.5, atol=0.51)


@pytest.mark.parametrize("width", [1, 2, 4])
def test_a_thin_line_stays_visible(width: int) -> None:
    picture = from_ink(bar(240, width))
    assert picture[6:22].sum(1) == pytest.approx(np.full(16, 1.8), abs=0.3)


def test_a_thick_ring_keeps_its_hole_and_gets_thinner() -> None:
    y, x = np.mgrid[:200, :200] - 100
    ring = np.abs(np.hypot(x, y) - 65) < 30
    picture = from_ink(ring)
    assert picture[14, 14] == 0
    assert picture.sum() < 0.75 * ring.mean() * 400


@settings(deadline=None)
@given(seed=st.integers(0, 1000))
def test_any_ink_stays_inside_and_in_range(seed: int) -> None:
    random = np.random.default_rng(seed)
    shape = random.integers(1, 60, 2)
    picture = from_ink(random.random(shape) * (random.random(shape) < 0.1))
    assert picture.shape == (28, 28)
    assert picture.min() >= 0
    assert picture.max() <= 1
    assert not picture.any() or max(extent(picture)) <= 24


def test_a_digit_of_mnist_stays_what_it_is(data_dir) -> None:
    images, _ = datasets.load_test("mnist", data_dir, 100)
    change = [np.abs(from_ink(image) - image / 255).mean() for image in images]
    assert np.median(change) < 0.001


def test_canvas_and_strokes_agree() -> None:
    """A picture of a drawing gives what its strokes give."""
    for drawing in read_sample_strokes("european")[3:6]:
        path = np.concatenate(drawing.strokes)
        path = (path - path.min(0)) / np.ptp(path, axis=0).max() * 200 + 20
        lengths = np.cumsum([0, *map(len, drawing.strokes)])
        y, x = np.mgrid[:240, :240] + 0.5
        page = np.zeros((240, 240))
        for first, last in pairwise(lengths):
            for a, b in zip(path[first : last - 1], path[first + 1 : last], strict=True):
                for part in np.linspace(0, 1, 4):
                    px, py = a + (b - a) * part
                    page = np.maximum(page, np.clip(13.5 - np.hypot(x - px, y - py), 0, 1))
        strokes = [path[a:b] for a, b in pairwise(lengths)]
        seen, drawn = from_ink(page), from_strokes(strokes, pen_width=26)
        # The boxes may lie half a pixel apart, and so the centre of mass may round otherwise.
        moved = [np.roll(drawn, (y, x), (0, 1)) for y in (-1, 0, 1) for x in (-1, 0, 1)]
        assert min(np.abs(seen - picture).mean() for picture in moved) < 0.04


@pytest.mark.parametrize("ink", [np.zeros(5), np.zeros((2, 2, 2)), np.array([[np.nan]])])
def test_wrong_arguments(ink: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"expected .* received"):
        from_ink(ink)


def test_a_batch_is_fitted_picture_by_picture() -> None:
    pictures = np.stack([bar(100, 13, (130, 130)), bar(20, 60, (130, 130)), np.zeros((130, 130))])
    batch = refit(pictures)
    assert batch.shape == (3, 28, 28)
    assert not batch[2].any()
    for picture, alone in zip(batch, pictures, strict=True):
        np.testing.assert_array_equal(refit(alone[None])[0], picture)
    assert extent(batch[0]) == (20, 3)
    np.testing.assert_allclose(centre_of_mass(batch[:2]), 14.5, atol=0.51)


def test_an_empty_batch() -> None:
    assert refit(np.zeros((0, 28, 28), np.float32)).shape == (0, 28, 28)
