from typing import Any

import numpy as np
import pytest

from normviz.norms import validation

SHAPE = (2, 6, 3, 4)


@pytest.mark.parametrize("shape", [(1, 2, 3), (1, 2, 3, 0), (1, 2, 3, -4), (1, 2, 3, 4.0), "abcd"])
def test_a_shape_is_four_positive_integers(shape: Any) -> None:
    with pytest.raises(ValueError, match=r"expected a shape of four positive integers.*received"):
        validation.four_sizes(shape)


def test_a_shape_of_numpy_s_integers_becomes_python_s() -> None:
    sizes = validation.four_sizes(np.array(SHAPE))
    assert sizes == SHAPE
    assert {type(size) for size in sizes} == {int}


@pytest.mark.parametrize("index", [(2, 0, 0, 0), (0, 0, 0, -1), (0, 6, 0, 0)])
def test_an_index_lies_inside_and_is_not_counted_from_the_end(index: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="inside the shape"):
        validation.inside(index, SHAPE)
    assert validation.inside((1, 5, 2, 3), SHAPE) == (1, 5, 2, 3)


@pytest.mark.parametrize("index", [(0, 0, 0), (0, 0, 0, 1.5), None])
def test_an_index_is_four_integers(index: Any) -> None:
    with pytest.raises(ValueError, match="expected an index of four integers"):
        validation.inside(index, SHAPE)


def test_divisors_ascend() -> None:
    assert validation.divisors_of(12) == (1, 2, 3, 4, 6, 12)


@pytest.mark.parametrize(("channels", "groups"), [(6, 2), (15, 3), (7, 7), (1, 1)])
def test_groups_that_are_not_given(channels: int, groups: int) -> None:
    assert validation.dividing_groups(None, channels) == groups


@pytest.mark.parametrize("groups", [0, -1, 4, 7])
def test_groups_divide_the_channels(groups: int) -> None:
    with pytest.raises(ValueError, match=f"expected one of 1, 2, 3, 6 .* received {groups}"):
        validation.dividing_groups(groups, 6)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("f2", "f4"), ("f4", "f4"), (">f4", "f4"), ("f8", "f8"), ("i4", "f8"), ("?", "f8")],
)
def test_a_tensor_is_float32_or_float64(given: str, kept: str) -> None:
    assert validation.tensor(np.ones(SHAPE, given)).dtype == np.dtype(kept)


@pytest.mark.parametrize(
    ("x", "message"),
    [
        (np.ones((2, 3)), "four positive integers"),
        (np.ones(SHAPE, complex), "real numbers, received complex128"),
        (np.full(SHAPE, np.nan), r"finite values in x, received nan at \(0, 0, 0, 0\)"),
        (np.full(SHAPE, 1e141), r"values up to 1e\+140 in x"),
        ([["a"]], "real numbers"),
    ],
)
def test_what_is_no_tensor_of_numbers_is_refused(x: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        validation.tensor(x)


@pytest.mark.parametrize("epsilon", [-1e-9, np.nan, np.inf, "x", None])
def test_epsilon_is_finite_and_not_negative(epsilon: Any) -> None:
    with pytest.raises(ValueError, match="expected a finite epsilon of at least 0"):
        validation.non_negative(epsilon)
    assert validation.non_negative(np.float32(0)) == 0.0


def test_a_parameter_runs_along_its_axis_or_broadcasts() -> None:
    assert validation.parameter("gamma", 2.0, SHAPE, 1).shape == (1, 1, 1, 1)
    assert validation.parameter("gamma", np.ones(6), SHAPE, 1).shape == (1, 6, 1, 1)
    assert validation.parameter("g", np.ones(2), SHAPE, 0).shape == (2, 1, 1, 1)
    assert validation.parameter("gamma", np.ones((6, 1, 1)), SHAPE, 1).shape == (1, 6, 1, 1)


@pytest.mark.parametrize("value", [np.ones(4), np.ones((5, 1, 1)), [np.inf], "x"])
def test_a_parameter_that_does_not_fit_is_named(value: Any) -> None:
    with pytest.raises(ValueError, match="gamma"):
        validation.parameter("gamma", value, SHAPE, 1)
