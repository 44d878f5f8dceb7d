"""Power iteration towards σ₁, against the singular value decomposition."""

import numpy as np
import pytest

from normviz.norms.kernels.power_iteration import power_iteration

KERNEL = np.random.default_rng(0).normal(size=(5, 2, 3, 3))


@pytest.mark.parametrize("shape", [(5, 2, 3, 3), (9, 2, 1, 1), (1, 4, 3, 3), (4, 1, 1, 1)])
def test_it_converges_to_the_largest_singular_value(shape: tuple[int, ...]) -> None:
    kernel = np.random.default_rng(3).normal(size=shape)
    values = np.linalg.svd(kernel.reshape(shape[0], -1), compute_uv=False)
    found = power_iteration(kernel, 300)
    assert found.exact == pytest.approx(values[0])
    assert found.found[-1] == pytest.approx(values[0], rel=1e-6)
    assert found.second == pytest.approx(values[1] if len(values) > 1 else 0.0, abs=1e-7)


def test_sigma_rises_towards_it_from_below() -> None:
    found = power_iteration(KERNEL, 50)
    assert (np.diff(found.found) >= -1e-12).all()
    assert (found.errors >= -1e-12).all()
    assert found.errors[0] > found.errors[-1]


def test_late_errors_shrink_with_the_fourth_power_of_the_ratio() -> None:
    found = power_iteration(KERNEL, 16)
    assert found.rate == pytest.approx((found.second / found.exact) ** 4)
    assert found.errors[15] / found.errors[14] == pytest.approx(found.rate, rel=1e-3)


def test_a_kernel_of_zeros_stays_zero() -> None:
    found = power_iteration(np.zeros((3, 2, 1, 1)), 5)
    assert not found.found.any()
    assert found.exact == 0.0
    assert not found.errors.any()


def test_what_is_no_kernel_is_refused() -> None:
    with pytest.raises(ValueError, match="four positive integers"):
        power_iteration(np.zeros((3, 2)), 5)
