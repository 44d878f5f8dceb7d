import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz.figure.inputs import with_edits
from normviz.figure.sources.digits import filter_bank
from normviz.figure.sources.offset import OFFSET_STEP
from normviz.figure.state import Edit
from tests.figure.made import make_input

FULL = settings(deadline=None, derandomize=True, max_examples=40)
SOURCES = ("noise", "offset", "scale", "digits")
IMAGES = np.random.default_rng(3).integers(0, 256, (7, 28, 28), dtype=np.uint8)


def made(source: str, shape, seed: int = 0) -> np.ndarray:
    return make_input(source, shape, seed, IMAGES)


@pytest.mark.parametrize("source", SOURCES)
def test_x_is_float32_of_its_shape_and_the_same_each_time(source: str) -> None:
    x = made(source, (3, 4, 5, 6))
    assert x.shape == (3, 4, 5, 6)
    assert x.dtype == np.float32
    assert np.isfinite(x).all()
    np.testing.assert_array_equal(x, made(source, (3, 4, 5, 6)))


@pytest.mark.parametrize("source", SOURCES)
def test_another_seed_gives_other_numbers(source: str) -> None:
    assert np.abs(made(source, (1, 1, 4, 4), 0) - made(source, (1, 1, 4, 4), 1)).max() > 0.01


@pytest.mark.parametrize("source", SOURCES)
@FULL
@given(st.integers(1, 30), st.integers(1, 30), st.integers(0, 9))
def test_elements_keep_their_values_as_the_batch_grows(source: str, few, many, seed) -> None:
    few, many = sorted((few, many))
    small, large = (made(source, (n, 2, 3, 3), seed) for n in (few, many))
    np.testing.assert_array_equal(small, large[:few])


def test_the_noise_is_a_prefix_of_that_of_the_largest_tensor() -> None:
    large = made("noise", (64, 64, 28, 28))
    np.testing.assert_array_equal(large.ravel()[:18], made("noise", (2, 1, 3, 3)).ravel())


def test_noise_is_standard_normal() -> None:
    x = made("noise", (16, 16, 16, 16))
    assert abs(float(x.mean())) < 0.02
    assert float(x.std()) == pytest.approx(1, abs=0.02)


def test_offsets_differ_by_sample_and_by_nothing_else() -> None:
    shape = (6, 5, 4, 4)
    difference = made("offset", shape) - made("noise", shape)
    offsets = difference[:, 0, 0, 0]
    np.testing.assert_allclose(
        difference, np.broadcast_to(offsets[:, None, None, None], shape), atol=1e-5
    )
    steps = np.diff(np.sort(offsets))
    np.testing.assert_allclose(steps, OFFSET_STEP, atol=1e-5)


def test_scales_differ_by_channel_and_by_nothing_else() -> None:
    shape = (3, 5, 4, 4)
    ratio = made("scale", shape) / made("noise", shape)
    scales = ratio[0, :, 0, 0]
    np.testing.assert_allclose(ratio, np.broadcast_to(scales[:, None, None], shape), rtol=1e-4)
    assert scales[0] == pytest.approx(0.25)
    assert scales[-1] == pytest.approx(4)
    np.testing.assert_allclose(scales[1:] / scales[:-1], 2, rtol=1e-4)


def test_nobody_can_write_into_the_noise_that_all_share() -> None:
    with pytest.raises(ValueError, match="read-only"):
        made("noise", (2, 2, 2, 2))[0] = 0


def test_the_seed_chooses_the_first_digit_and_they_repeat() -> None:
    first = [made("digits", (1, 1, 28, 28), seed)[0, 0] for seed in range(8)]
    for seed, digit in enumerate(first):
        np.testing.assert_allclose(digit, IMAGES[seed % 7] / 255.0, atol=1e-6)
    batch = made("digits", (8, 1, 28, 28))
    np.testing.assert_array_equal(batch[0], batch[7])


@FULL
@given(st.integers(1, 40), st.integers(1, 40))
def test_resized_digits_keep_their_mean(height: int, width: int) -> None:
    x = made("digits", (7, 1, height, width))[:, 0]
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


def test_edits_set_elements_inside_and_leave_x_itself_alone() -> None:
    x = made("noise", (2, 2, 2, 2))
    edited = with_edits(x, (Edit((1, 0, 1, 0), 5.0), Edit((2, 0, 0, 0), 7.0)))
    assert edited[1, 0, 1, 0] == 5
    assert np.count_nonzero(edited != x) == 1
    assert with_edits(x, (Edit((2, 0, 0, 0), 7.0),)) is x
