"""Realistic pictures of digits, and pictures that contain none."""

import numpy as np
import pytest

from normviz.drawing import from_strokes, read_sample_strokes
from normviz.drawing.image import read_image
from normviz.drawing.pictures.finding import LONGEST, find_digits
from tests.benchmarks.picture_reading import variants

DIGITS = np.stack([from_strokes(drawing.strokes, 24) for drawing in read_sample_strokes("print")])


def page(ink: np.ndarray, paper: float = 0.95, dark: float = 0.1) -> np.ndarray:
    grey = paper - (paper - dark) * ink
    return np.repeat(np.rint(255 * grey).astype(np.uint8)[:, :, None], 3, 2)


def digit(label: int, size: int) -> np.ndarray:
    return np.kron(DIGITS[label], np.ones((size // 28, size // 28)))


def placed(label: int, size: int, side: int, top: int, left: int) -> np.ndarray:
    ink = np.zeros((side, side))
    ink[top : top + size, left : left + size] = digit(label, size)
    return ink


def is_alike(found: np.ndarray, label: int) -> bool:
    moved = [np.roll(found, (y, x), (0, 1)) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    distances = [min(np.abs(one - other).mean() for one in moved) for other in DIGITS]
    return int(np.argmin(distances)) == label


@pytest.mark.parametrize("top", [10, 150, 300])
def test_a_small_digit_anywhere_on_a_page(top: int) -> None:
    found = read_image(page(placed(2, 56, 600, top, 40)))
    assert found.count == 1
    assert is_alike(found.image, 2)


def test_the_edge_of_a_hard_shadow_is_no_ink() -> None:
    pixels = page(placed(5, 280, 500, 100, 110)).astype(float)
    pixels[:, 250:] *= 0.5
    found = read_image(pixels.astype(np.uint8))
    assert found.count == 1
    assert is_alike(found.image, 5)


def test_a_dark_desk_around_a_sheet_is_no_ink() -> None:
    pixels = page(placed(3, 224, 500, 140, 140))
    desk = np.ones((500, 500), bool)
    desk[60:420, 90:400] = False
    pixels[desk] = (58, 44, 35)
    found = read_image(pixels)
    assert found.count == 1
    assert is_alike(found.image, 3)
    pixels[~desk] = 242
    assert read_image(pixels).count == 0


def test_a_box_around_a_digit_is_no_ink() -> None:
    ink = placed(7, 280, 400, 60, 60)
    for at in (12, 384):
        ink[at : at + 3, 12:387] = ink[12:387, at : at + 3] = 1
    found = read_image(page(ink))
    assert found.count == 1
    assert is_alike(found.image, 7)


@pytest.mark.parametrize(
    ("size", "digit_size", "radius", "thickness"),
    [(400, 140, 130, 8), (700, 168, 200, 8), (500, 196, 180, 24)],
    ids=["usual", "wide", "as thick as the digit"],
)
def test_a_circle_around_a_digit_is_no_ink(
    size: int, digit_size: int, radius: int, thickness: int
) -> None:
    start = (size - digit_size) // 2
    ink = placed(5, digit_size, size, start, start)
    y, x = np.mgrid[:size, :size] - size // 2
    ink[np.abs(np.hypot(y, x) - radius) < thickness / 2] = 1
    found = read_image(page(ink))
    assert found.count == 1
    assert is_alike(found.image, 5)


@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("dark", [0.1, 0.6])
def test_lines_and_squares_are_no_digits(dark: float, across: bool) -> None:
    ink = np.zeros((400, 400))
    ink[20::40] = 1
    if across:
        ink[:, 20::40] = 1
    assert read_image(page(ink, dark=dark)).count == 0
    ink = np.maximum(ink * 0.7, placed(4, 224, 400, 90, 90))
    found = read_image(page(ink, dark=dark))
    assert found.count == 1
    assert is_alike(found.image, 4)


def test_ink_as_light_as_the_paper_is_seen_by_its_colour() -> None:
    ink = placed(2, 280, 400, 60, 60)[:, :, None]
    paper, orange = np.array([120, 178, 240]), np.array([255, 150, 40])
    found = read_image((paper * (1 - ink) + orange * ink).astype(np.uint8))
    assert found.count == 1
    assert is_alike(found.image, 2)


def test_digits_beside_each_other_are_two() -> None:
    ink = np.zeros((300, 500))
    ink[50:246, 20:216] = digit(3, 196)
    ink[50:246, 250:446] = digit(7, 196)
    assert read_image(page(ink)).count == 2


@pytest.mark.parametrize("dark", range(0, 41, 20))
def test_a_border_of_which_half_is_black_gives_numbers(dark: int) -> None:
    pixels = np.full((40, 40), 255, np.uint8)
    pixels[:, 0] = pixels[0, :20] = pixels[-1, :20] = dark
    pixels[12:28, 19:22] = dark
    found = read_image(pixels)
    assert np.isfinite(found.image).all()
    assert found.count in (0, 1)


def blank(side: int = 200, level: int = 230) -> np.ndarray:
    random = np.random.default_rng(0)
    return np.clip(level + random.normal(0, 2, (side, side)), 0, 255).astype(np.uint8)


def seven(picture: np.ndarray, at: tuple[int, int] = (60, 60), ink: int = 30) -> np.ndarray:
    """Draws a 7 of 80 by 50 pixels."""
    top, left = at
    picture[top : top + 8, left : left + 50] = ink
    for row in range(80):
        start = left + 42 - row // 3
        picture[top + row, start : start + 8] = ink
    return picture


def bounds(ink: np.ndarray) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(ink.max(1) > 0.5), np.flatnonzero(ink.max(0) > 0.5)
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def test_ink_stays_where_it_is_in_the_picture() -> None:
    found = find_digits(seven(blank()))
    assert found.count == 1
    assert found.ink.shape == (200, 200)
    assert bounds(found.ink) == pytest.approx((60, 140, 60, 110), abs=2)
    assert found.ink.min() == 0
    assert found.ink.max() == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("level", [20, 230])
def test_light_ink_on_dark_paper_is_found_too(level: int) -> None:
    found = find_digits(seven(blank(level=level), ink=250 - level))
    assert found.count == 1
    assert bounds(found.ink) == pytest.approx((60, 140, 60, 110), abs=2)


@pytest.mark.parametrize("level", [0, 128, 255])
def test_an_empty_page_has_no_digit(level: int) -> None:
    found = find_digits(np.full((150, 120), level, np.uint8))
    assert found.count == 0
    assert found.ink.shape == (150, 120)
    assert not found.ink.any()


def test_noise_is_no_digit() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (200, 200)).astype(np.uint8)
    assert find_digits(noise).count == 0


def test_two_digits_are_counted() -> None:
    assert find_digits(seven(seven(blank(), (60, 20)), (60, 120))).count == 2


def test_the_sheet_on_a_desk_is_no_ink() -> None:
    picture = np.full((260, 300), 70, np.uint8)
    picture[30:230, 50:250] = blank()
    found = find_digits(seven(picture, (90, 120)))
    assert found.count == 1
    assert bounds(found.ink) == pytest.approx((90, 170, 120, 170), abs=2)


def test_an_empty_sheet_on_a_desk_has_no_digit() -> None:
    picture = np.full((260, 300), 70, np.uint8)
    picture[30:230, 50:250] = blank()
    assert find_digits(picture).count == 0


def test_coloured_ink_that_is_as_light_as_its_paper_is_found() -> None:
    where = seven(np.zeros((200, 200), np.uint8), ink=1).astype(bool)
    picture = np.zeros((200, 200, 3), np.uint8)
    picture[..., 1] = 120
    picture[where] = (235, 0, 0)
    assert find_digits(picture).count == 1


def test_a_large_picture_is_looked_at_smaller() -> None:
    large = np.kron(seven(blank()), np.ones((6, 6), np.uint8))
    found = find_digits(large)
    assert found.ink.shape == (LONGEST, LONGEST)
    assert found.count == 1


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a uint8 picture"):
        find_digits(np.zeros((10, 10)))  # type: ignore[arg-type]


def test_a_sheet_on_a_transparent_surround_is_no_ink() -> None:
    pixels = np.zeros((400, 400, 4), np.uint8)
    pixels[50:350, 60:340, 3] = 255
    pixels[..., :3] = page(placed(2, 196, 400, 100, 100))
    pixels[pixels[..., 3] == 0] = 0
    found = read_image(pixels)
    assert found.count == 1
    assert is_alike(found.image, 2)


def test_a_stroke_two_pixels_wide_on_a_large_page() -> None:
    pixels = np.full((1000, 1000), 250, np.uint8)
    pixels[200:800, 500:502] = 20
    found = read_image(pixels)
    assert found.count == 1
    rows, columns = (np.flatnonzero(found.image.any(axis)) for axis in (1, 0))
    assert np.ptp(rows) > 3 * np.ptp(columns)


@pytest.mark.parametrize("thick", [0.12, 0.2])
def test_strokes_of_a_broad_marker_are_whole(thick: float) -> None:
    y, x = np.mgrid[:500, :500] / 500 - 0.5
    ring = np.abs(np.hypot(x / 0.75, y) - 0.3) < thick / 2
    found = read_image(page(ring.astype(float), dark=0.4))
    assert found.count == 1
    assert is_alike(found.image, 0)


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_equal_pictures_of_other_channels_are_read_alike(channels: int) -> None:
    grey = page(placed(6, 140, 200, 30, 30))[..., 0]
    opaque = np.full_like(grey, 255)
    planes = {1: [grey], 2: [grey, opaque], 3: [grey] * 3, 4: [grey, grey, grey, opaque]}
    found = read_image(np.stack(planes[channels], -1))
    np.testing.assert_array_equal(found.image, read_image(grey).image)


def test_a_large_digit_on_small_squares_is_found() -> None:
    y, x = np.mgrid[:520, :500]
    pixels = np.full((520, 500), 225, np.uint8)
    pixels[::28] = pixels[1::28] = pixels[:, ::28] = pixels[:, 1::28] = 60
    pixels[np.abs(np.hypot((x - 290) / 0.7, y - 350) - 140) < 12] = 40
    assert find_digits(pixels).count == 1


@pytest.mark.parametrize("at", [10, 18, 22, 32, 35])
def test_sheets_squares_and_smooth_photographs_without_a_digit_have_none(at: int) -> None:
    """Two empty sheets, two smooth photographs and pale squares that were read as digits."""
    picture = variants("blank", 1, seed=777, first=at)[0].pixels
    assert find_digits(picture).count == 0


@pytest.mark.parametrize(("desk", "gap"), [(70, 4), (25, 6), (25, 4)])
def test_a_broad_digit_near_the_edge_is_seen_instead_of_its_sheet(desk: int, gap: int) -> None:
    picture = np.full((400, 460), desk, np.uint8)
    picture[60:260, 50:250] = blank()
    for row in range(150):
        start = 160 - row // 2
        picture[60 + gap + row, start : start + 20] = 20
    picture[60 + gap : 80 + gap, 90:180] = 20
    found = find_digits(picture)
    assert found.count == 1
    top, bottom, left, right = bounds(found.ink)
    assert top >= 60
    assert bottom <= 214 + gap
    assert (left, right) >= (84, 150)
    assert found.ink.mean() < 0.06  # the sheet is 0.22 of the picture


@pytest.mark.parametrize("at", [0, 10])
def test_blank_pages_with_a_margin_line_in_another_colour_are_blank(at: int) -> None:
    assert find_digits(variants("empty margin", 1, first=at)[0].pixels).count == 0


def test_ink_is_found_in_noisy_photographs_with_little_light() -> None:
    assert find_digits(variants("dim", 1, first=4)[0].pixels).count == 1
