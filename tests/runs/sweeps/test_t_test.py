import numpy as np
import pytest
from scipy import stats

from normviz.runs.sweeps.t_test import two_sided


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 7, 10, 31, 200])
@pytest.mark.parametrize("shift", [0.0, 0.3, 2.0])
def test_the_probability_is_that_of_scipy(count: int, shift: float) -> None:
    differences = np.random.default_rng(count).normal(shift, 1.0, count)
    expected = stats.ttest_1samp(differences, 0.0).pvalue
    assert two_sided(differences.tolist()) == pytest.approx(expected, rel=1e-9, abs=1e-14)


def test_the_sign_does_not_matter() -> None:
    assert two_sided([1.0, 2.0, 4.0]) == two_sided([-1.0, -2.0, -4.0])


def test_a_mean_of_zero_is_no_difference() -> None:
    assert two_sided([-1.0, 1.0]) == 1.0
