"""Gradients: asked for when they are first wanted, kept, the newest wins."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz.figure.gradients import GradientRequest
from normviz.figure.state import Index
from normviz.figure.tensor_source import NotReadyError
from normviz.norms import NormParameters, NormSpec
from normviz.ui.cube.proof.gradient_client import GradientClient
from normviz.ui.cube.proof.proof_worker import ProofWorker
from tests.ui.cube.proof.conftest import FakeProofs

X = np.zeros((4, 6, 3, 3), np.float32)
GIVEN = NormParameters()


def request_of(index: Index, norm: str = "batch") -> GradientRequest:
    return GradientRequest(NormSpec(norm), X, GIVEN, index)


@pytest.fixture
def client(worker: ProofWorker) -> GradientClient:
    return GradientClient(worker)


def test_it_is_waited_for_and_then_kept(
    qtbot: QtBot, client: GradientClient, service: FakeProofs
) -> None:
    with pytest.raises(NotReadyError, match="waiting for the real layer"):
        client.gradient(request_of((1, 2, 0, 0)))
    with qtbot.waitSignal(client.changed):
        pass
    found = client.gradient(request_of((1, 2, 0, 0)))
    assert found[1, 2, 0, 0] == 1.0
    assert len(service.gradients) == 1
    assert not client.is_busy


def test_of_many_elements_the_last_is_asked_for(
    qtbot: QtBot, client: GradientClient, service: FakeProofs
) -> None:
    for number in range(5000):
        with pytest.raises(NotReadyError):
            client.gradient(request_of((number % 4, number % 6, 0, 0)))
    qtbot.waitUntil(lambda: not client.is_busy)
    assert [each.index for each in service.gradients] == [(4999 % 4, 4999 % 6, 0, 0)]


def test_each_norm_has_its_own(qtbot: QtBot, client: GradientClient, service: FakeProofs) -> None:
    for norm in ("batch", "layer"):
        with pytest.raises(NotReadyError):
            client.gradient(request_of((0, 0, 0, 0), norm))
    qtbot.waitUntil(lambda: not client.is_busy)
    assert {each.spec.name for each in service.gradients} == {"batch", "layer"}


def test_what_the_layer_refuses_is_a_sentence(
    qtbot: QtBot, client: GradientClient, service: FakeProofs
) -> None:
    service.refusal = "expected a layer, received none"
    with pytest.raises(NotReadyError):
        client.gradient(request_of((0, 0, 0, 0)))
    qtbot.waitUntil(lambda: not client.is_busy)
    with pytest.raises(ValueError, match=r"Expected a layer, received none\."):
        client.gradient(request_of((0, 0, 0, 0)))


def test_only_the_last_are_kept(
    qtbot: QtBot, client: GradientClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("normviz.ui.cube.proof.gradient_client._MOST_KEPT", 4)
    for number in range(6):
        with pytest.raises(NotReadyError):
            client.gradient(request_of((0, number, 0, 0)))
        qtbot.waitUntil(lambda: not client.is_busy)
    client.gradient(request_of((0, 5, 0, 0)))
    with pytest.raises(NotReadyError):
        client.gradient(request_of((0, 0, 0, 0)))
    client.ask_to_stop()


def test_a_stop_asks_nothing_more(client: GradientClient, service: FakeProofs) -> None:
    with pytest.raises(NotReadyError):
        client.gradient(request_of((0, 0, 0, 0)))
    client.ask_to_stop()
    assert not client.is_busy
    assert not service.gradients
