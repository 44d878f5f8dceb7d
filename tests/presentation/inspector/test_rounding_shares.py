import numpy as np
import pytest

from normviz import norms
from normviz.presentation.inspector.rounding_shares import epsilon_share, float32_step

X = np.random.default_rng(0).normal(0.0, 1.0, (4, 6, 3, 3)).astype(np.float32)


def element(offset: float = 0.0, **settings: float) -> norms.Element:
    return norms.element("batch", X + np.float32(offset), (0, 0, 0, 0), **settings)


def test_the_share_of_epsilon_is_told_where_it_is_large() -> None:
    assert epsilon_share(element(epsilon=1e-5)) is None
    found = element(epsilon=1.0)
    assert found.variance is not None
    assert epsilon_share(found) == pytest.approx(1 / (1 + found.variance))


def test_the_step_between_float32_numbers_is_told_where_it_changes_y() -> None:
    assert float32_step(element(10.0)) is None
    found = element(1e6)
    assert found.divisor is not None
    assert float32_step(found) == pytest.approx(0.0625 / found.divisor)


def test_a_scale_makes_the_step_larger() -> None:
    gamma = np.full(6, -300.0)
    plain, scaled = (
        element(100.0),
        norms.element("batch", X + np.float32(100), (0, 0, 0, 0), gamma=gamma),
    )
    assert float32_step(plain) is None
    assert scaled.divisor is not None
    assert float32_step(scaled) == pytest.approx(300 * 2.0**-17 / scaled.divisor)
