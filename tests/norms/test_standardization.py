import numpy as np
import pytest

from normviz.norms import NormParameters, NormSpec
from normviz.norms.parameters import fit
from normviz.norms.standardization import apply, statistics_of
from normviz.norms.statistics import Statistics

SHAPE = (1, 2, 1, 1)
X = np.array([3.0, -1.0]).reshape(SHAPE)


def test_the_remainder_of_the_mean_is_taken_off_too() -> None:
    taken = Statistics(mean=np.array([[[[1.0]]]]), remainder=np.array([[[[0.5]]]]))
    whole = Statistics(taken.mean, taken.remainder, divisor=np.array([[[[2.0]]]]))
    spec = NormSpec("layer")
    found = apply(spec, X, whole, fit(spec, SHAPE, NormParameters()))
    assert found.x_hat.ravel().tolist() == [0.75, -1.25]


def test_in_inference_the_moving_statistics_are_taken() -> None:
    spec = NormSpec("batch", epsilon=0.0, training=False)
    fitted = fit(spec, SHAPE, NormParameters(moving_mean=1.0, moving_variance=4.0))
    taken = statistics_of(spec, X, np.zeros((1, 1, 1, 1), np.int32), fitted)
    assert apply(spec, X, taken, fitted).y.ravel().tolist() == [1.0, -1.0]


def test_a_result_beyond_float32_is_refused_and_not_infinite() -> None:
    spec = NormSpec("none")
    fitted = fit(spec, SHAPE, NormParameters(gamma=1e38))
    with pytest.raises(ValueError, match="expected y that the tensor's type can hold"):
        apply(spec, X.astype(np.float32) * 10, Statistics(), fitted)
