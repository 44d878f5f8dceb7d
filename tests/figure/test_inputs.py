import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz.figure.inputs import with_edits
from normviz.figure.state import ElementEdit
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


def test_edits_set_elements_inside_and_leave_x_itself_alone() -> None:
    x = made("noise", (2, 2, 2, 2))
    edited = with_edits(x, (ElementEdit((1, 0, 1, 0), 5.0), ElementEdit((2, 0, 0, 0), 7.0)))
    assert edited[1, 0, 1, 0] == 5
    assert np.count_nonzero(edited != x) == 1
    assert with_edits(x, (ElementEdit((2, 0, 0, 0), 7.0),)) is x
