import numpy as np
import pytest

from normviz import norms
from normviz.figure.numbers import (
    FigureNumbers,
    divides_by_sigma,
    largest_affine,
    moving_statistics,
    parameters_of,
    shows_sigma,
)
from normviz.figure.state import FigureState
from normviz.figure.tensor_source import NotReadyError, SourceTensor, Tensor
from normviz.norms.kernels.power_iteration import PowerIteration, power_iteration
from normviz.norms.moving_statistics import MovingStatistics
from tests.figure.made import make_input
from tests.figure.states import figure_state

X = make_input("scale", (4, 6, 3, 3), 1)
TENSOR = SourceTensor(X)


def test_what_is_known_is_not_computed_again() -> None:
    numbers = FigureNumbers(FigureState(), lambda: TENSOR)
    known = numbers.normalized("layer")
    assert numbers.normalized("layer") is known
    assert numbers.normalizer("layer") is numbers.normalizer("layer")
    assert numbers.parameters("layer") is numbers.parameters("layer")


def test_of_large_tensors_only_the_last_copy_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("normviz.figure.numbers.MOST_KEPT", X.size - 1)
    numbers = FigureNumbers(FigureState(), lambda: TENSOR)
    batch, layer = numbers.normalized("batch"), numbers.normalized("layer")
    assert numbers.normalized("layer") is layer
    assert numbers.normalized("batch") is not batch


def test_what_comes_with_the_tensor_stands_in_for_the_settings() -> None:
    gamma, mean, variance = (np.arange(1.0, 7.0) * k for k in (1, 2, 3))
    parameters = norms.NormParameters(gamma=gamma, moving_mean=mean, moving_variance=variance)
    tensor = SourceTensor(X, parameters)
    state = figure_state(gamma=9.0, beta=0.5, training=False)
    given = parameters_of(state, "batch", tensor)
    assert given.gamma is gamma
    assert given.beta == 0.5
    assert given.moving_mean is mean
    assert given.moving_variance is variance
    assert parameters_of(figure_state(scale=False), "batch", tensor).gamma is None
    assert largest_affine(state, tensor) == (6.0, 0.5)


@pytest.mark.parametrize("norm", sorted(norms.CATALOG))
def test_only_what_a_norm_learns_is_given_to_it(norm: str) -> None:
    state = figure_state(gamma=3.0, beta=4.0, epsilon=0.5)
    given = parameters_of(state, norm, TENSOR)
    learned = norms.CATALOG[norm].learned
    assert given.gamma == (3.0 if "gamma" in learned else None)
    assert given.beta == (4.0 if "beta" in learned else None)
    assert state.spec(norm).epsilon == 0.5
    off = parameters_of(figure_state(gamma=3.0, beta=4.0, center=False, scale=False), norm, TENSOR)
    assert off.gamma is off.beta is None


def test_moving_statistics_are_given_to_batch_norm_in_inference_alone() -> None:
    for norm in norms.CATALOG:
        for training in (True, False):
            given = parameters_of(figure_state(training=training), norm, TENSOR)
            moves = norm in ("batch", "batch-renorm") and not training
            assert (given.moving_mean is not None) == moves
            corrected = norm == "batch-renorm" and training
            assert (given.renorm_stddev is not None) == corrected


@pytest.mark.parametrize("norm", ["batch", "batch-renorm"])
def test_inference_takes_what_a_trained_layer_has_kept(norm: str) -> None:
    kept = MovingStatistics((2.0,), (4.0,))
    given = parameters_of(figure_state(training=False, moving=kept), norm, TENSOR)
    channels = TENSOR.x.shape[1]
    assert np.ravel(given.moving_mean).tolist() == [2.0] + [0.0] * (channels - 1)
    assert np.ravel(given.moving_variance).tolist() == [4.0] + [1.0] * (channels - 1)
    in_training = parameters_of(figure_state(moving=kept), norm, TENSOR)
    assert str(in_training) == str(parameters_of(figure_state(), norm, TENSOR))


@pytest.mark.parametrize("steps", [0, 1, 20, 1000])
def test_moving_statistics_are_what_keras_has_after_so_many_steps(steps: int) -> None:
    state = figure_state(momentum=0.9, steps=steps)
    mean, variance = np.zeros(6), np.ones(6)
    for _ in range(steps):
        mean = 0.9 * mean + 0.1 * X.mean((0, 2, 3), dtype=float)
        variance = 0.9 * variance + 0.1 * X.var((0, 2, 3), dtype=float)
    found_mean, found_variance = moving_statistics(state, X)
    assert found_mean.shape == (1, 6, 1, 1)
    np.testing.assert_allclose(found_mean.ravel(), mean, atol=1e-6)
    np.testing.assert_allclose(found_variance.ravel(), variance, rtol=1e-5)


@pytest.mark.parametrize(("gamma", "beta"), [(1.0, 0.0), (1.0, 0.5), (2.0, 0.0), (-0.5, 0.25)])
@pytest.mark.parametrize("norm", list(norms.CATALOG))
def test_leaving_out_what_changes_nothing_changes_nothing(
    norm: str, gamma: float, beta: float
) -> None:
    state = FigureState(gamma=gamma, beta=beta)
    x = make_input("noise", state.shape, seed=3)

    tensor = SourceTensor(x)
    quick = FigureNumbers(state, lambda: tensor).normalized(norm)
    whole = norms.normalized(state.spec(norm), x, parameters_of(state, norm, tensor))

    np.testing.assert_array_equal(quick.y, whole.y)
    np.testing.assert_array_equal(quick.x_hat, whole.x_hat)


def test_moving_statistics_of_tiny_values_do_not_vanish() -> None:
    """All at once: inference, no epsilon, no memory of the start, values near 1e-30."""
    state = figure_state(
        shape=(1, 1, 1, 2), groups=1, training=False, epsilon=0.0, momentum=0.0, steps=1
    )
    x = np.array([1e-30, 3e-30], np.float32).reshape(state.shape)
    found = FigureNumbers(state, lambda: SourceTensor(x)).normalized("batch")
    np.testing.assert_allclose(found.x_hat.ravel(), [-1.0, 1.0], rtol=1e-5)


def test_moving_statistics_of_several_devices_are_averaged() -> None:
    """Between the devices nothing varies for them: the variance is smaller than that of all."""
    x = np.repeat([0.0, 0.0, 10.0, 10.0], 6).reshape(4, 6, 1, 1).astype("f4")
    x[::2] += 2.0
    state = figure_state(shape=x.shape, replicas=2, momentum=0.0, steps=1)
    mean, variance = moving_statistics(state, x)
    np.testing.assert_allclose(mean.ravel(), 6.0)
    np.testing.assert_allclose(variance.ravel(), 1.0)
    _, together = moving_statistics(state.changed(synchronized=True), x)
    np.testing.assert_allclose(together.ravel(), 26.0)


def test_sigma_is_asked_for_once_by_the_norms_that_divide_by_it() -> None:
    asked: list[float] = []

    def spectra(x: Tensor) -> PowerIteration:
        asked.append(x.size)
        return power_iteration(x)

    state = FigureState(norms=("spectral", "weight"))
    numbers = FigureNumbers(state, lambda: TENSOR, spectra=spectra)
    numbers.normalized("weight")
    assert (numbers.sigma("weight"), asked) == (None, [])
    exact = np.linalg.norm(X.reshape(4, -1).astype(float), 2)
    assert numbers.in_mode(not state.training).sigma("spectral") == pytest.approx(exact)
    np.testing.assert_allclose(numbers.normalized("spectral").y, X / exact, rtol=1e-5)
    assert len(asked) == 1


def test_a_spectrum_that_was_forgotten_is_computed_again() -> None:
    def forgotten(_: Tensor) -> PowerIteration:
        raise NotReadyError("it is being computed")

    numbers = FigureNumbers(FigureState(norms=("spectral",)), lambda: TENSOR, spectra=forgotten)
    assert numbers.spectrum.exact == power_iteration(X).exact


def test_spectral_norm_alone_divides_by_sigma() -> None:
    assert [name for name in norms.CATALOG if divides_by_sigma(name)] == ["spectral"]
    assert shows_sigma(FigureState(norms=("batch", "spectral")))
    assert not shows_sigma(FigureState(norms=("batch", "weight")))
