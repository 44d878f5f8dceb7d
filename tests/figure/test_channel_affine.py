import numpy as np
import pytest

from normviz import norms
from normviz.figure.channel_affine import undoing, with_channel
from normviz.figure.numbers import FigureNumbers
from normviz.figure.state import FigureState
from normviz.figure.tensor_source import SourceTensor
from normviz.norms import NormParameters
from tests.figure.states import figure_state

SHAPE = (4, 6, 3, 3)


def numbers(x: np.ndarray | None = None, **values) -> FigureNumbers:
    state = figure_state(**({"shape": SHAPE} | values))
    given = np.random.default_rng(1).normal(2.0, 3.0, state.shape).astype(np.float32)
    tensor = SourceTensor(given if x is None else x)
    return FigureNumbers(state, lambda: tensor)


def undone(found: FigureNumbers, norm: str) -> FigureNumbers:
    """The same figure with the γ and β that undo ``norm``."""
    settings = undoing(found.state, norm, found).settings()
    state = found.state.changed(**settings)
    return FigureNumbers(state, lambda: found.tensor)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("epsilon", [0.0, 1e-3, 10.0])
def test_batch_norm_can_always_be_undone(training: bool, epsilon: float) -> None:
    before = numbers(training=training, epsilon=epsilon)
    after = undone(before, "batch")
    np.testing.assert_allclose(after.normalized("batch").y, before.tensor.x, atol=2e-5)


@pytest.mark.parametrize("norm", ["layer", "group", "instance", "frn"])
def test_norms_of_samples_can_be_undone_for_one_sample_only(norm: str) -> None:
    many = numbers()
    assert undoing(many.state, norm, many).reason == "samples"
    one = numbers(shape=(1, 6, 3, 3))
    after = undone(one, norm)
    np.testing.assert_allclose(after.normalized(norm).y, one.tensor.x, atol=2e-5)


@pytest.mark.parametrize("norm", ["layer-keras", "rms"])
def test_norms_of_pixels_cannot(norm: str) -> None:
    found = numbers(shape=(1, 6, 3, 3))
    assert undoing(found.state, norm, found).reason == "pixels"


@pytest.mark.parametrize(
    ("norm", "reason"),
    [
        ("unit", "none-learned"),
        ("spectral", "none-learned"),
        ("weight", "starts-undone"),
        ("none", "nothing"),
        ("dyt", "curved"),
    ],
)
def test_other_norms_say_why(norm: str, reason: str) -> None:
    found = numbers()
    assert undoing(found.state, norm, found).reason == reason


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
def test_a_norm_is_undone_or_says_why(norm: str) -> None:
    found = numbers(shape=(1, 4, 1, 1), groups=2)
    result = undoing(found.state, norm, found)
    if result.reason is None:
        after = undone(found, norm)
        np.testing.assert_allclose(after.normalized(norm).y, found.tensor.x, atol=2e-4)


def test_one_channel_gets_a_value_and_the_others_keep_theirs() -> None:
    state = FigureState(gamma=2.0)
    assert with_channel(state, "gamma", 2, 5.0) == {"gammas": (2.0, 2.0, 5.0)}
    state = FigureState(gamma=2.0, gammas=(2.0, 2.0, 5.0))
    assert with_channel(state, "gamma", 2, 2.0) == {"gammas": ()}
    assert with_channel(state, "beta", 0, 1.0) == {"betas": (1.0,)}


def test_each_channel_is_scaled_by_its_own_gamma() -> None:
    found = numbers(gammas=(0.0, 2.0), betas=(5.0,))
    plain = numbers()
    y, x_hat = found.normalized("batch").y, plain.normalized("batch").x_hat
    np.testing.assert_allclose(y[:, 0], 5.0)
    np.testing.assert_allclose(y[:, 1], 2 * x_hat[:, 1], rtol=1e-6)
    np.testing.assert_allclose(y[:, 2:], x_hat[:, 2:])


def test_values_of_channels_that_are_not_there_are_kept_and_not_used() -> None:
    found = numbers(shape=(4, 2, 3, 3), groups=1, gammas=(1.0, 1.0, 7.0))
    assert found.parameters("batch").gamma == 1.0


def test_a_real_layers_own_parameters_go_before() -> None:
    x = np.ones(SHAPE, np.float32)
    tensor = SourceTensor(x, NormParameters(gamma=np.arange(6.0)))
    found = FigureNumbers(FigureState(gammas=(9.0,)), lambda: tensor)
    np.testing.assert_array_equal(found.parameters("batch").gamma, np.arange(6.0))


def test_small_numbers_of_samples_are_told_apart() -> None:
    scale = np.array([1e-12, 5e-12, 9e-12, 2e-11]).reshape(4, 1, 1, 1)
    found = numbers(np.random.default_rng(1).normal(size=SHAPE) * scale, epsilon=0.0)
    assert undoing(found.state, "instance", found).reason == "samples"
