import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz.figure.sources.digits import filter_bank
from tests.figure.made import make_input

FULL = settings(deadline=None, derandomize=True, max_examples=40)
IMAGES = np.random.default_rng(3).integers(0, 256, (7, 28, 28), dtype=np.uint8)


def made(shape: tuple[int, int, int, int], seed: int = 0) -> np.ndarray:
    return make_input("digits", shape, seed, IMAGES)


def test_the_seed_chooses_the_first_digit_and_they_repeat() -> None:
    first = [made((1, 1, 28, 28), seed)[0, 0] for seed in range(8)]
    for seed, digit in enumerate(first):
        np.testing.assert_allclose(digit, IMAGES[seed % 7] / 255.0, atol=1e-6)
    batch = made((8, 1, 28, 28))
    np.testing.assert_array_equal(batch[0], batch[7])


@FULL
@given(st.integers(1, 40), st.integers(1, 40))
def test_resized_digits_keep_their_mean(height: int, width: int) -> None:
    x = made((7, 1, height, width))[:, 0]
    np.testing.assert_allclose(x.mean((1, 2)), IMAGES.mean((1, 2)) / 255.0, atol=1e-4)


def test_digits_need_images() -> None:
    for images in (None, np.zeros((0, 28, 28), np.uint8)):
        with pytest.raises(ValueError, match=r"expected images.*received none"):
            make_input("digits", (1, 1, 4, 4), 0, images)


@pytest.mark.parametrize("channels", [1, 2, 3, 6, 17])
def test_the_filters_are_identity_blur_and_edges(channels: int) -> None:
    bank = filter_bank(channels)
    assert bank.shape == (channels, 3, 3)
    np.testing.assert_array_equal(bank[0], [[0, 0, 0], [0, 1, 0], [0, 0, 0]])
    if channels > 1:
        assert bank[1].sum() == pytest.approx(1)
    np.testing.assert_allclose(bank[2:].sum((1, 2)), 0, atol=1e-6)
    for i in range(2, channels):
        for j in range(2, i):
            assert np.abs(bank[i] - bank[j]).max() > 1e-3


def test_an_edge_filter_answers_to_a_ramp_and_not_to_a_plain() -> None:
    ramp = np.tile(np.linspace(0, 252, 28).astype(np.uint8), (1, 28, 1))
    x = make_input("digits", (1, 3, 28, 28), 0, ramp)
    inside = x[0, 2, 1:-1, 1:-1]
    assert inside.mean() == pytest.approx(9 / 255, rel=0.1)
    flat = make_input("digits", (1, 3, 28, 28), 0, np.full((1, 28, 28), 99, np.uint8))
    np.testing.assert_allclose(flat[0, 2, 1:-1, 1:-1], 0, atol=1e-6)
