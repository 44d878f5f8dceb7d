"""The client of the activation service."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz.figure.activation_choice import ActivationChoice
from normviz.figure.tensor_source import NotReadyError
from normviz.ui.cube.activations.activation_client import ActivationClient
from tests.ui.cube.activations.conftest import FakeCubeService, FakeService

FIRST = ActivationChoice("run", "norm", 10)


@pytest.fixture
def client(qtbot: QtBot, cube_service: FakeCubeService) -> Iterator[ActivationClient]:
    made = ActivationClient(cube_service.load_activations, cube_service.models)
    yield made
    made.close()


def answer(qtbot: QtBot, client: ActivationClient, choice: ActivationChoice) -> None:
    with pytest.raises(NotReadyError):
        client.tensor(choice, True)
    qtbot.waitUntil(lambda: not client.is_busy)


def test_a_tensor_is_there_when_it_is_told(qtbot: QtBot, client: ActivationClient) -> None:
    answer(qtbot, client, FIRST)
    found = client.tensor(FIRST, True)
    assert found.x.shape == (3, 6, 4, 4)
    assert (found.epsilon, found.norm) == (0.5, "frn")
    assert found.parameters is not None
    assert np.ravel(found.parameters.gamma).tolist() == [3.0] * 6
    assert found.parameters.beta == 0


def test_of_many_questions_the_first_and_the_newest_are_answered(
    qtbot: QtBot, client: ActivationClient, service: FakeService
) -> None:
    for step in range(20_000):
        with pytest.raises(NotReadyError):
            client.tensor(ActivationChoice("run", "norm", step), True)
    qtbot.waitUntil(lambda: not client.is_busy)
    assert [probe.step for probe in service.asked] == [0, 19_999]


def test_what_is_wrong_is_said_until_something_else_is_asked(
    qtbot: QtBot, client: ActivationClient, service: FakeService
) -> None:
    service.problem = "expected a layer, received none"
    answer(qtbot, client, FIRST)
    with pytest.raises(ValueError, match="Expected a layer, received none"):
        client.tensor(FIRST, True)
    service.problem = ""
    client.renew()
    answer(qtbot, client, FIRST)
    assert client.tensor(FIRST, True).x.size


def test_the_drawing_is_handed_on_before_and_after_the_service_is_made(
    qtbot: QtBot, client: ActivationClient, service: FakeService
) -> None:
    first, second = np.zeros((28, 28), np.float32), np.ones((28, 28), np.float32)
    client.set_drawing(first)
    answer(qtbot, client, FIRST)
    client.set_drawing(second)
    assert list(map(id, service.drawn)) == [id(first), id(second)]


def test_newer_steps_of_a_run_are_found(
    qtbot: QtBot, client: ActivationClient, service: FakeService
) -> None:
    answer(qtbot, client, FIRST)
    service.steps = (0, 10, 20, 30)
    with qtbot.waitSignal(client.network_changed):
        client.follow(True)
    assert client.network is not None
    assert client.network.steps[-1] == 30
    client.follow(False)


def test_layers_can_be_chosen_though_the_inputs_are_not_there(
    qtbot: QtBot, client: ActivationClient, service: FakeService
) -> None:
    service.problem = "expected a drawing, received none"
    answer(qtbot, client, FIRST)
    qtbot.waitUntil(lambda: client.network is not None)
    assert client.network is not None
    assert client.network.name == "run"
