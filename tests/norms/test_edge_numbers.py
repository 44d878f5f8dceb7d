"""Values at the edge of float32 and float64: computed rightly, or refused in one line."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from normviz import norms

SHAPE = (2, 4, 3, 2)
MOMENTS = ("batch", "layer", "layer-keras", "instance", "group")
SCALED = [name for name, norm in norms.CATALOG.items() if norm.pointwise is None]
LINEAR = ("weight", "none", "batch-renorm")
"""What starts as y = x."""


def signs(shape: tuple[int, ...] = SHAPE, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).uniform(-1.0, 1.0, shape)


@pytest.mark.parametrize("name", SCALED)
@pytest.mark.parametrize(
    ("kind", "scale"),
    [
        (np.float32, 3.4e38),
        (np.float32, 1e20),
        (np.float32, 1e-30),
        (np.float32, 1e-38),
        (np.float64, 1e139),
        (np.float64, 1e-150),
        (np.float64, 1e-170),
        (np.float64, 1e-300),
    ],
)
def test_without_epsilon_the_scale_of_x_does_not_matter(
    name: str, kind: type[np.floating], scale: float
) -> None:
    x = (signs() * scale).astype(kind)
    exact = x.astype(np.float64) / scale
    found = norms.normalize(name, x, groups=2, epsilon=0.0)
    expected = norms.normalize(name, exact, groups=2, epsilon=0.0)
    factor = scale if name in LINEAR else 1.0
    assert found.y.dtype == kind
    np.testing.assert_allclose(found.y.astype(np.float64) / factor, expected.y, rtol=0, atol=1e-5)
    assert np.isfinite(found.y).all()


@pytest.mark.parametrize("name", SCALED)
def test_the_whole_range_of_float32_at_once(name: str) -> None:
    limit = np.finfo(np.float32).max
    x = np.where(signs() > 0, limit, -limit).astype(np.float32)
    found = norms.normalize(name, x, groups=2)
    expected = norms.normalize(name, x.astype(np.float64) / limit, groups=2, epsilon=0.0)
    factor = limit if name in LINEAR else 1.0
    np.testing.assert_allclose(found.y.astype(np.float64) / factor, expected.y, atol=1e-5)
    one = norms.element(name, x, (1, 2, 0, 1), groups=2)
    assert one.y == pytest.approx(float(found.y[1, 2, 0, 1]), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("name", [*MOMENTS, "rms", "frn", "unit"])
def test_sets_of_very_different_sizes_side_by_side(name: str) -> None:
    """One set near 1e-170 among ordinary ones."""
    x = signs()
    index = (1, 2, 0, 1)
    tiny = norms.mask(name, SHAPE, index, 2)
    x[tiny] *= 1e-170
    found = norms.normalize(name, x, groups=2, epsilon=0.0).y
    expected = norms.normalize(name, signs(), groups=2, epsilon=0.0).y
    np.testing.assert_allclose(found, expected, atol=1e-9)


@pytest.mark.parametrize("name", MOMENTS)
def test_a_spread_of_a_hundredth_around_1e12(name: str) -> None:
    x = 1e12 + np.round(signs() * 100) / 8192  # a grid that float64 holds at 1e12
    found = norms.normalize(name, x, groups=2, epsilon=0.0).y
    expected = norms.normalize(name, x - 1e12, groups=2, epsilon=0.0).y
    np.testing.assert_allclose(found, expected, atol=1e-6)
    one = norms.element(name, x, (1, 2, 0, 1), groups=2, epsilon=0.0)
    assert one.y == pytest.approx(float(expected[1, 2, 0, 1]), abs=1e-6)


def test_against_exact_fractions() -> None:
    x = np.array([1e12, 1e12 + 2**-9, 1e12 + 3 * 2**-9, 1e12 - 2**-8]).reshape(1, 4, 1, 1)
    exact = [Fraction(float(value)) for value in x.ravel()]
    mean = sum(exact) / 4
    variance = sum((value - mean) ** 2 for value in exact) / 4
    expected = [float(value - mean) / float(variance) ** 0.5 for value in exact]
    found = norms.normalize("layer", x, epsilon=0.0).y.ravel()
    np.testing.assert_allclose(found, expected, rtol=1e-12)


@pytest.mark.parametrize("kind", ["f4", "f8", "f2"])
@pytest.mark.parametrize("name", norms.CATALOG)
def test_the_byte_order_does_not_matter(name: str, kind: str) -> None:
    x = signs().astype(f"<{kind}")
    found = norms.normalize(name, x.astype(f">{kind}"), groups=2)
    expected = norms.normalize(name, x, groups=2)
    assert found.y.dtype == expected.y.dtype
    assert found.y.dtype.isnative
    np.testing.assert_array_equal(found.y, expected.y)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda x: norms.normalize("batch", x, gamma=1e39), "expected y that the tensor's type"),
        (lambda x: norms.normalize("batch", x, beta=-1e39), "expected y that the tensor's type"),
        (lambda x: norms.normalize("none", 1e10 * x, gamma=1e30), "expected y that the tensor's"),
        (
            lambda x: norms.normalize("batch", x.astype(float), gamma=1e308, epsilon=1e-300),
            "expected y that the tensor's type can hold",
        ),
        (
            lambda x: norms.normalize("batch", x, training=False, moving_variance=0.0, epsilon=0.0),
            "expected a moving_variance or an epsilon above 0 where x is not the moving mean",
        ),
        (
            lambda x: norms.normalize(
                "batch", x, training=False, moving_variance=1e308, epsilon=1e308
            ),
            "expected statistics that the tensor's type can hold",
        ),
    ],
)
def test_what_no_number_holds_is_refused_in_one_line(
    call: Callable[[Any], Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        call((10 * signs()).astype(np.float32))
    assert "\n" not in str(caught.value)


def test_where_x_is_the_moving_mean_nothing_is_infinite() -> None:
    x = np.full(SHAPE, 0.1, np.float32)
    given: dict[str, Any] = {"moving_mean": 0.1, "moving_variance": 0.0, "epsilon": 0.0}
    found = norms.normalize("batch", x, training=False, beta=0.5, **given).y
    np.testing.assert_allclose(found, 0.5, atol=1e-6)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("name", norms.CATALOG)
def test_statistics_that_float32_cannot_hold_are_given_as_float64(
    name: str, kind: type[np.floating]
) -> None:
    found = norms.normalize(name, (3e38 * signs()).astype(kind), groups=2)
    for value in (found.mean, found.variance, found.mean_square, found.divisor):
        assert value is None or np.isfinite(value).all()


@pytest.mark.parametrize("value", [10**400, -(10**400), "1e999", np.longdouble("1e4000")])
def test_a_number_beyond_float64_is_refused_without_a_warning(value: Any) -> None:
    with pytest.raises(ValueError, match=r"^expected [^\n]*$"):
        norms.normalize("layer", np.array([[[[value]]]]))
    with pytest.raises(ValueError, match=r"^expected [^\n]*$"):
        norms.normalize("layer", signs(), gamma=value)
    with pytest.raises(ValueError, match=r"^expected [^\n]*$"):
        norms.normalize("layer", signs(), epsilon=value)


@pytest.mark.parametrize("name", ["unit", "weight", "spectral"])
def test_an_epsilon_whose_square_is_no_float_is_a_bound_all_the_same(name: str) -> None:
    x = np.full((2, 2, 1, 1), 3.0)
    y = norms.normalize(name, x, epsilon=1e300).y
    # Weight norm starts with g at the bounded length, so that w = v.
    np.testing.assert_allclose(y, 3.0 if name == "weight" else 3e-300, rtol=1e-12)


@pytest.mark.parametrize("name", norms.CATALOG)
@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("share", [0.1, 1.0, 4.0])
def test_numbers_around_the_smallest_raise_no_error_of_numpy(
    name: str, kind: type[np.floating], share: float
) -> None:
    x = (signs() * share).astype(kind) * np.finfo(kind).tiny
    with np.errstate(all="raise"):
        y = norms.normalize(name, x, epsilon=1e-12).y
        one = norms.element(name, x, (1, 2, 1, 1), epsilon=1e-12).y
    assert np.isfinite(y).all()
    assert one == pytest.approx(float(y[1, 2, 1, 1]), abs=1e-30)


def test_bfloat16_is_read_as_float32() -> None:
    bfloat16 = pytest.importorskip("ml_dtypes").bfloat16
    x = signs().astype(bfloat16)
    found = norms.normalize("layer", x)
    np.testing.assert_array_equal(found.y, norms.normalize("layer", x.astype(np.float32)).y)
