import numpy as np
import pytest

from normviz import datasets
from normviz.drawing import from_image, from_ink, from_strokes, read_sample_strokes

DIGITS = [from_strokes(drawing.strokes) for drawing in read_sample_strokes("round")]


def enlarged(digit: int) -> np.ndarray:
    """A digit as ink on an empty page of 352×352 pixels."""
    return np.kron(np.pad(DIGITS[digit], 8), np.ones((8, 8), np.float32))


PICTURES = [from_ink(enlarged(digit)) for digit in range(10)]


def is_digit(picture: np.ndarray, digit: int) -> bool:
    """Whether it is more like this digit than like any other, and much."""
    # The centre of mass may round to the next pixel.
    moved = [np.roll(picture, (y, x), (0, 1)) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    distances = [min(np.abs(one - other).mean() for one in moved) for other in PICTURES]
    return int(np.argmin(distances)) == digit and distances[digit] < 0.04


def as_bytes(values: np.ndarray) -> np.ndarray:
    return np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)


@pytest.mark.parametrize("digit", range(10))
def test_dark_on_light_and_light_on_dark(digit: int) -> None:
    ink = enlarged(digit)
    assert is_digit(from_image(as_bytes(ink)), digit)
    assert is_digit(from_image(as_bytes(1 - ink)), digit)
    assert is_digit(from_image(as_bytes(0.6 - 0.4 * ink)), digit)


@pytest.mark.parametrize("digit", [1, 4, 8])
def test_an_unevenly_lit_photograph_with_noise(digit: int) -> None:
    ink = enlarged(digit)
    y, x = np.mgrid[:352, :352] / 352
    light = 0.8 + 0.2 * x - 0.4 * y + 0.1 * x * y
    noise = np.random.default_rng(0).normal(0, 0.02, ink.shape)
    assert is_digit(from_image(as_bytes(light * (1 - 0.6 * ink) + noise)), digit)


@pytest.mark.parametrize("colour", [0, 60, 255])
def test_transparency(colour: int) -> None:
    picture = np.full((352, 352, 4), colour, np.uint8)
    picture[:, :, 3] = as_bytes(enlarged(5))
    assert is_digit(from_image(picture), 5)
    assert is_digit(from_image(picture[:, :, 2:]), 5)


def test_opaque_with_an_alpha_channel() -> None:
    grey = as_bytes(1 - enlarged(3))[:, :, None]
    opaque = np.full_like(grey, 255)
    assert is_digit(from_image(np.concatenate([grey, grey, grey, opaque], 2)), 3)


def test_coloured_ink() -> None:
    ink = enlarged(2)[:, :, None]
    assert is_digit(from_image(as_bytes(1 - ink * np.array([0.9, 0.7, 0.3]))), 2)


def test_dirt_on_the_paper_is_left_out() -> None:
    page = as_bytes(1 - enlarged(7))
    page[5:9, 5:9] = page[330:334, 340:344] = 0
    assert is_digit(from_image(page), 7)


def test_a_dot_of_the_digit_is_no_dirt() -> None:
    page = np.full((200, 200), 255, np.uint8)
    page[20:180, 95:105] = 0
    page[60:80, 120:140] = 0
    picture = from_image(page)
    assert np.flatnonzero(picture.any(0)).size > 5


@pytest.mark.parametrize("shape", [(1, 1), (1, 50), (28, 28), (700, 40), (900, 1200, 3)])
@pytest.mark.parametrize("value", [0, 128, 255])
def test_an_empty_page(shape: tuple[int, ...], value: int) -> None:
    assert not from_image(np.full(shape, value, np.uint8)).any()


def test_pure_noise_of_a_camera_is_an_empty_page() -> None:
    noise = np.random.default_rng(0).normal(0.8, 0.01, (200, 200))
    assert not from_image(as_bytes(noise)).any()


def test_a_mnist_picture_stays_what_it_is(data_dir) -> None:
    images, _ = datasets.load_test("mnist", data_dir, 100)
    change = [np.abs(from_image(image) - image / 255).mean() for image in images]
    assert np.median(change) < 0.01


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((5, 5)),
        np.zeros(5, np.uint8),
        np.zeros((5, 5, 5), np.uint8),
        np.zeros((0, 5), np.uint8),
    ],
)
def test_wrong_arguments(picture: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"expected .* received"):
        from_image(picture)
