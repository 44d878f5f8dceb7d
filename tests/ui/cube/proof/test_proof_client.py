"""Proofs in the background: debounced, kept, the newest wins, none before TensorFlow is there."""

from pytestqt.qtbot import QtBot

from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.proof.proof_client import ProofClient
from tests.ui.cube.proof.conftest import FakeProofs


def settled(qtbot: QtBot, proofs: ProofClient) -> None:
    qtbot.waitUntil(lambda: proofs.is_available and not proofs.is_busy)


def test_every_norm_that_is_shown_is_proven(
    qtbot: QtBot, model: CubeModel, proofs: ProofClient, service: FakeProofs
) -> None:
    assert proofs.state_of("batch").kind == "pending"
    proofs.start()
    settled(qtbot, proofs)
    assert [each.spec.name for each in service.asked] == ["batch", "batch-renorm"]
    assert proofs.state_of("batch").kind == "proven"
    report = proofs.state_of("batch-renorm").report
    assert report is not None
    assert (report.gradient, report.changing) == (36, 1)


def test_nothing_is_asked_before_tensorflow_is_loaded(
    qtbot: QtBot, proofs: ProofClient, service: FakeProofs
) -> None:
    service.is_loaded = False
    proofs.start()
    assert not proofs.is_available
    assert not proofs.is_busy
    service.is_loaded = True
    settled(qtbot, proofs)
    assert len(service.asked) == 2


def test_what_was_not_started_asks_nothing(
    model: CubeModel, proofs: ProofClient, service: FakeProofs
) -> None:
    model.change("Size", shape=(2, 6, 3, 3))
    assert not proofs.is_busy
    assert not service.asked


def test_twenty_thousand_hovers_ask_for_the_last_element_alone(
    qtbot: QtBot, model: CubeModel, proofs: ProofClient, service: FakeProofs
) -> None:
    proofs.start()
    settled(qtbot, proofs)
    service.asked.clear()
    for number in range(20_000):
        model.hover((number % 4, number % 6, 1, 2))
    settled(qtbot, proofs)
    assert {each.index for each in service.asked} == {model.index}
    assert len(service.asked) <= 2


def test_the_newest_question_wins_over_those_that_wait(
    qtbot: QtBot, model: CubeModel, proofs: ProofClient, service: FakeProofs
) -> None:
    service.may_answer.clear()
    proofs.start()
    qtbot.waitUntil(lambda: len(service.asked) == 1)
    model.change("Norms", norms=("layer",))
    qtbot.waitUntil(lambda: proofs._wanted and proofs._wanted[0].spec.name == "layer")
    service.may_answer.set()
    settled(qtbot, proofs)
    assert [each.spec.name for each in service.asked] == ["batch", "layer"]


def test_an_answer_is_kept_and_stands_for_its_neighbours_meanwhile(
    qtbot: QtBot, model: CubeModel, proofs: ProofClient, service: FakeProofs
) -> None:
    proofs.start()
    settled(qtbot, proofs)
    first = model.index
    model.hover((3, 5, 2, 2))
    state = proofs.state_of("batch")
    assert state.kind == "proven"
    assert state.question is not None
    assert state.question.index == first
    settled(qtbot, proofs)
    asked = len(service.asked)
    model.hover(first)
    settled(qtbot, proofs)
    assert len(service.asked) == asked


def test_settings_that_a_norm_ignores_ask_nothing_new(
    qtbot: QtBot, model: CubeModel, proofs: ProofClient, service: FakeProofs
) -> None:
    proofs.start()
    settled(qtbot, proofs)
    asked = len(service.asked)
    model.change("Groups", groups=3)
    model.change("Colour", color="y")
    settled(qtbot, proofs)
    assert len(service.asked) == asked
    model.change("Mode", training=False)
    settled(qtbot, proofs)
    assert len(service.asked) == asked + 2


def test_a_refusal_is_told_and_a_large_tensor_is_not_asked_for(
    qtbot: QtBot, model: CubeModel, proofs: ProofClient, service: FakeProofs
) -> None:
    service.refusal = "expected Keras, found none"
    proofs.start()
    settled(qtbot, proofs)
    state = proofs.state_of("batch")
    assert state.kind == "unavailable"
    assert "Keras" in state.reason
    asked = len(service.asked)
    model.change("Size", shape=(64, 64, 28, 28))
    settled(qtbot, proofs)
    assert proofs.state_of("batch").kind == "too-large"
    assert len(service.asked) == asked
