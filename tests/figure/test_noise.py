import numpy as np
import pytest

from normviz.figure.noise import noise


def test_the_noise_is_a_prefix_of_that_of_the_largest_tensor() -> None:
    large = noise((64, 64, 28, 28), 0)
    np.testing.assert_array_equal(large.ravel()[:18], noise((2, 1, 3, 3), 0).ravel())


def test_noise_is_standard_normal() -> None:
    x = noise((16, 16, 16, 16), 0)
    assert abs(float(x.mean())) < 0.02
    assert float(x.std()) == pytest.approx(1, abs=0.02)


def test_nobody_can_write_into_the_noise_that_all_share() -> None:
    with pytest.raises(ValueError, match="read-only"):
        noise((2, 2, 2, 2), 0)[0] = 0
