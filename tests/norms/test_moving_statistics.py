import numpy as np
import pytest

from normviz.norms.moving_statistics import NOT_KEPT, MovingStatistics


def test_further_channels_have_what_layers_start_with() -> None:
    kept = MovingStatistics((2.0, 3.0), (4.0, 5.0))
    mean, variance = kept.of_channels(3)
    assert mean.shape == variance.shape == (1, 3, 1, 1)
    np.testing.assert_array_equal(mean.ravel(), [2, 3, 0])
    np.testing.assert_array_equal(variance.ravel(), [4, 5, 1])
    assert kept.of_channels(1)[0].ravel() == [2]


def test_only_what_is_known_counts() -> None:
    assert MovingStatistics((0.0,), (1.0,))
    assert not NOT_KEPT


@pytest.mark.parametrize(
    ("means", "variances", "said"),
    [
        ((1.0,), (), "as many"),
        ((1.0,), (-0.5,), "at least 0"),
        ((float("nan"),), (1.0,), "finite"),
        ((1.0,), (float("inf"),), "finite"),
    ],
)
def test_what_no_layer_can_use_is_refused(
    means: tuple[float, ...], variances: tuple[float, ...], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        MovingStatistics(means, variances)
