"""One element, which must say what the whole tensor says."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normviz import norms

NAMES = sorted(norms.CATALOG)


def noise(shape: tuple[int, ...], seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(1.0, 2.0, size=shape)


@given(
    name=st.sampled_from(NAMES),
    sizes=st.tuples(*[st.integers(1, 4)] * 4),
    place=st.integers(0, 10_000),
    training=st.booleans(),
    affine=st.booleans(),
)
@settings(deadline=None, derandomize=True, max_examples=150)
def test_an_element_agrees_with_the_whole(
    name: str,
    sizes: tuple[int, int, int, int],
    place: int,
    training: bool,
    affine: bool,
) -> None:
    shape = (sizes[0], 2 * sizes[1], *sizes[2:])
    index = tuple(int(i) for i in np.unravel_index(place % int(np.prod(shape)), shape))
    x = noise(shape)
    along = shape[norms.CATALOG[name].channel_axis]
    options: dict[str, Any] = {"groups": 2, "training": training}
    if affine:
        options |= {"gamma": noise((along,), 1), "beta": noise((along,), 2), "tau": -1.0}
        options |= {"moving_mean": noise((along,), 3), "moving_variance": noise((along,), 4) ** 2}
    whole = norms.normalize(name, x, **options)
    one = norms.element(name, x, index, **options)
    mask = norms.mask(name, shape, index, 2, training)
    assert (one.index, one.x) == (index, x[index])
    np.testing.assert_allclose([one.x_hat, one.y], [whole.x_hat[index], whole.y[index]], atol=1e-12)
    np.testing.assert_array_equal(one.before, x[mask])
    np.testing.assert_allclose(one.after, whole.y[mask], atol=1e-12)
    assert (one.size, one.count * one.size) == (int(mask.sum()), x.size)
    for value, everywhere in (
        (one.mean, whole.mean),
        (one.variance, whole.variance),
        (one.mean_square, whole.mean_square),
        (one.divisor, whole.divisor),
    ):
        assert (value is None) == (everywhere is None)
        if value is not None and everywhere is not None:
            np.testing.assert_allclose(value, np.broadcast_to(everywhere, shape)[index], atol=1e-12)
    formula = one.gamma * one.x_hat + one.beta
    assert one.y == pytest.approx(max(formula, -1.0) if affine else formula, abs=1e-12)


def test_the_formula_can_be_filled_with_its_numbers() -> None:
    x = noise((2, 6, 3, 4))
    one = norms.element("group", x, (1, 5, 2, 0), groups=3, epsilon=0.5, gamma=2.0, beta=-1.0)
    assert one.mean is not None
    assert one.variance is not None
    assert one.epsilon == 0.5
    by_hand = one.gamma * (one.x - one.mean) / np.sqrt(one.variance + one.epsilon) + one.beta
    assert one.y == pytest.approx(by_hand)
    assert (one.size, one.count) == (24, 6)


def test_without_gamma_weight_norm_shows_g_as_the_norm() -> None:
    v = noise((3, 2, 2, 2))
    one = norms.element("weight", v, (1, 0, 0, 0))
    assert one.gamma == pytest.approx(np.linalg.norm(v[1]))
    assert one.y == pytest.approx(one.x)


def test_none_has_no_numbers_to_show() -> None:
    one = norms.element("none", noise((1, 2, 2, 2)), (0, 1, 0, 1))
    assert (one.mean, one.variance, one.divisor, one.epsilon) == (None, None, None, None)
    assert one.y == one.x


def test_only_the_set_is_read() -> None:
    """What lies outside the set may be anything, even NaN."""
    x = noise((2, 6, 3, 4))
    expected = norms.element("instance", x, (0, 1, 0, 0))
    x[1] = np.nan
    assert norms.element("instance", x, (0, 1, 0, 0)).y == expected.y


def test_an_index_outside_is_told() -> None:
    with pytest.raises(ValueError, match="expected an index inside the shape"):
        norms.element("batch", noise((1, 2, 3, 4)), (0, 2, 0, 0))
