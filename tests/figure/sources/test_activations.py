"""The source of activations asks the service for what the settings say."""

import numpy as np
import pytest

from normviz.errors import UserError
from normviz.figure.activation_choice import ActivationChoice
from normviz.figure.inputs import TensorMaker
from normviz.figure.numbers import FigureNumbers
from normviz.figure.shape_settings import within_limits
from normviz.figure.state import FigureState, check_shape
from normviz.figure.tensor_source import SourceServices, SourceTensor
from normviz.norms import NormParameters
from tests.figure.states import figure_state

X = np.random.default_rng(0).normal(size=(2, 700, 1, 1)).astype(np.float32)
CHOICE = ActivationChoice("run", "norm", 3)


class Service:
    """Gives X, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[ActivationChoice, bool]] = []

    def give(self, choice: ActivationChoice, training: bool) -> SourceTensor:
        """A layer of a frn network."""
        self.asked.append((choice, training))
        parameters = NormParameters(gamma=2.0, beta=1.0, tau=np.full((1, 700, 1, 1), 0.5))
        return SourceTensor(X, parameters, epsilon=0.25, momentum=0.5, steps=7, norm="frn")


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def maker(service: Service) -> TensorMaker:
    return TensorMaker(SourceServices(activations=service.give))


def test_a_layer_is_shown_whole_and_brings_settings_and_norm(
    maker: TensorMaker, service: Service
) -> None:
    state = maker.prepare(FigureState(source="activations", activations=CHOICE))
    assert service.asked == [(CHOICE, True)]
    assert state.shape == X.shape
    assert (state.epsilon, state.momentum, state.steps) == (0.25, 0.5, 7)
    assert state.norms[0] == "frn"
    again = maker.prepare(figure_state(**{**vars(state), "norms": ("batch",)}))
    assert again.norms == ("batch",)  # taken away by hand


def test_the_threshold_of_the_layer_is_applied(maker: TensorMaker) -> None:
    state = maker.prepare(FigureState(source="activations"))
    y = FigureNumbers(state, lambda: maker.tensor(state)).normalized("frn").y
    x_hat = X / np.sqrt(np.square(X) + 0.25)
    np.testing.assert_allclose(y, np.maximum(2 * x_hat + 1, 0.5), rtol=1e-5)


def test_layer_step_inputs_and_mode_are_asked_anew(maker: TensorMaker, service: Service) -> None:
    state = maker.prepare(FigureState(source="activations", activations=CHOICE))
    maker.prepare(state)
    assert len(service.asked) == 1
    maker.prepare(figure_state(**{**vars(state), "training": False}))
    other = ActivationChoice("run", "norm", 4)
    maker.prepare(figure_state(**{**vars(state), "activations": other}))
    assert service.asked[1:] == [(CHOICE, False), (other, True)]


def test_without_a_network_it_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a network"):
        TensorMaker(SourceServices()).prepare(FigureState(source="activations"))


def test_synthetic_sources_take_the_nearest_shape_that_they_can_have() -> None:
    for shape in ((2, 700, 1, 1), (64, 512, 100, 3), (4000, 8, 8, 8), (64, 512, 64, 64)):
        check_shape(within_limits(shape))
    assert within_limits((4, 6, 3, 3)) == (4, 6, 3, 3)
    with pytest.raises(ValueError, match="C from 1 to 512"):
        FigureState(shape=(2, 700, 1, 1))


def test_a_tensor_that_no_figure_shows_is_told_with_what_to_do() -> None:
    x = np.broadcast_to(np.float32(1), (64, 96, 64, 64))
    maker = TensorMaker(SourceServices(activations=lambda *_: SourceTensor(x)))
    with pytest.raises(
        UserError, match=r"at most 12\u202f845\u202f056 elements.*received 25\u202f165\u202f824"
    ) as told:
        maker.prepare(FigureState(source="activations"))
    assert told.value.code == "tensor-too-large"
