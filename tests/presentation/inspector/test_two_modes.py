import numpy as np
import pytest

from normviz import norms
from normviz.figure.tensor_source import SourceTensor
from normviz.presentation.inspector import two_modes as module
from normviz.presentation.inspector.two_modes import two_modes
from tests.figure.states import figure_state

X = np.random.default_rng(0).normal(3.0, 2.0, (4, 6, 3, 3)).astype(np.float32)
INDEX = (1, 2, 0, 0)


@pytest.mark.parametrize("training", [True, False])
def test_both_modes_are_those_of_the_reference(training: bool) -> None:
    """Whatever mode is shown: with the tensor's statistics, and with the moving ones."""
    state = figure_state(norms=("batch",), steps=20, training=training)

    found = two_modes(state, "batch", SourceTensor(X), INDEX)

    assert found is not None
    channel = X[:, 2].astype(np.float64)
    assert found.training.mean == pytest.approx(channel.mean(), rel=1e-5)
    assert found.training.variance == pytest.approx(channel.var(), rel=1e-4)
    start = 0.99**20
    moving = ((1 - start) * channel.mean(), start + (1 - start) * channel.var())
    assert (found.inference.mean, found.inference.variance) == pytest.approx(moving, rel=1e-4)
    y = (X[INDEX] - moving[0]) / np.sqrt(moving[1] + 1e-3)
    assert found.inference.y == pytest.approx(y, rel=1e-4)
    assert found.largest is not None
    assert found.largest >= abs(found.training.y - found.inference.y) - 1e-5


def test_after_many_steps_both_are_the_same() -> None:
    state = figure_state(norms=("batch",), steps=5000)

    found = two_modes(state, "batch", SourceTensor(X), INDEX)

    assert found is not None
    assert found.largest == pytest.approx(0, abs=1e-4)


def test_the_moving_statistics_of_a_layer_are_taken() -> None:
    given = norms.NormParameters(moving_mean=np.full(6, 1.0), moving_variance=np.full(6, 4.0))
    state = figure_state(norms=("batch",))

    found = two_modes(state, "batch", SourceTensor(X, parameters=given), INDEX)

    assert found is not None
    assert (found.inference.mean, found.inference.variance) == (1.0, 4.0)


@pytest.mark.parametrize("norm", [name for name, each in norms.CATALOG.items() if not each.moving])
def test_other_norms_do_the_same_in_both(norm: str) -> None:
    assert two_modes(figure_state(norms=(norm,)), norm, SourceTensor(X), INDEX) is None


def test_a_large_tensor_is_not_compared_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_COMPARED", 10)

    found = two_modes(figure_state(norms=("batch",)), "batch", SourceTensor(X), INDEX)

    assert found is not None
    assert found.largest is None
