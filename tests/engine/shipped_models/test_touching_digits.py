import numpy as np
import pytest

from normviz.datasets import load
from normviz.drawing.pictures.pieces import pieces_of
from normviz.engine.shipped_models.touching_digits import enlarged, single, touching


@pytest.fixture(scope="module")
def digits() -> np.ndarray:
    return load("digits").train_images[:200].astype(np.float32) / 255


def width_to_height(picture: np.ndarray) -> float:
    inked = picture > 0.3
    return float(np.ptp(np.flatnonzero(inked.any(0))) / np.ptp(np.flatnonzero(inked.any(1))))


def test_several_digits_that_touch_are_wide_and_of_one_piece(digits: np.ndarray) -> None:
    random = np.random.default_rng(0)
    pictures = [touching(digits, random) for _ in range(40)]
    alone = [single(digit, random) for digit in digits[:40]]
    assert np.mean([*map(width_to_height, pictures)]) > 1.4 * np.mean(
        [*map(width_to_height, alone)]
    )
    whole = [len(pieces_of(picture > 0.3, picture)[1]) == 1 for picture in pictures]
    assert np.mean(whole) > 0.6


def test_equal_chance_gives_equal_pictures(digits: np.ndarray) -> None:
    first, second = (touching(digits, np.random.default_rng(3)) for _ in range(2))
    np.testing.assert_array_equal(first, second)


def test_ink_is_cut_to_its_box() -> None:
    picture = np.zeros((28, 28), np.float32)
    picture[4:14, 10:15] = 1
    ink = enlarged(picture, 3)
    assert ink.mean() > 0.9
    assert abs(ink.shape[0] - 30) <= 4
    assert abs(ink.shape[1] - 15) <= 4
    assert enlarged(np.zeros((28, 28), np.float32), 3).shape == (1, 1)
