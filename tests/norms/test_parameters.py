import numpy as np
import pytest

from normviz.norms import NormParameters, NormSpec
from normviz.norms.parameters import fit

SHAPE = (2, 3, 2, 4)


def test_what_is_missing_is_where_keras_starts() -> None:
    found = fit(NormSpec("batch"), SHAPE, NormParameters())
    assert found.gamma is found.beta is found.tau is None
    assert found.moving_mean.item() == 0.0
    assert found.moving_variance.item() == 1.0


def test_a_vector_runs_along_the_axis_of_the_norm() -> None:
    channels = fit(NormSpec("batch"), SHAPE, NormParameters(gamma=[1.0, 2.0, 3.0])).gamma
    outputs = fit(NormSpec("weight"), SHAPE, NormParameters(gamma=[1.0, 2.0])).gamma
    assert channels is not None
    assert outputs is not None
    assert (channels.shape, outputs.shape) == ((1, 3, 1, 1), (2, 1, 1, 1))


def test_a_box_of_the_tensor_has_its_own_part() -> None:
    given = NormParameters(gamma=[1.0, 2.0, 3.0], beta=5.0, moving_mean=np.arange(3.0))
    box = (slice(0, 1), slice(1, 3), slice(0, 2), slice(0, 4))
    part = fit(NormSpec("batch"), SHAPE, given).within(box)
    assert part.gamma is not None
    assert part.beta is not None
    assert part.gamma.ravel().tolist() == [2.0, 3.0]
    assert part.beta.ravel().tolist() == [5.0]
    assert part.moving_mean.ravel().tolist() == [1.0, 2.0]
    assert part.tau is None


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (NormParameters(gamma=[1.0, 2.0]), r"expected gamma as a number, of shape \(3,\)"),
        (NormParameters(tau=float("nan")), "expected finite values in tau"),
        (
            NormParameters(moving_variance=[1.0, -1.0, 1.0]),
            "expected moving_variance of at least 0",
        ),
    ],
)
def test_what_does_not_fit_is_told(given: NormParameters, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        fit(NormSpec("batch"), SHAPE, given)
