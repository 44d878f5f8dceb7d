"""The thread of the proofs: the service is made there, once, and errors are sentences."""

import threading

from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.ui.cube.proof.proof_worker import ProofWorker
from tests.ui.cube.proof.conftest import FakeProofs


def test_the_service_is_made_once_in_the_thread(
    qtbot: QtBot, worker: ProofWorker, service: FakeProofs
) -> None:
    made: list[bool] = []
    load = service.load_proofs

    def noted() -> FakeProofs:
        made.append(threading.current_thread() is threading.main_thread())
        return load()

    service.load_proofs = noted  # type: ignore[method-assign]
    answers: list[object] = []
    for number in range(2):
        worker.submit(lambda _, n=number: n, answers.append, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == [0, 1]
    assert made == [False]


def test_an_error_is_told_in_one_sentence(qtbot: QtBot, worker: ProofWorker) -> None:
    def fail(_: object) -> None:
        raise UserError("expected a layer, received none")

    told: list[str] = []
    worker.submit(fail, told.append, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Expected a layer, received none."]


def test_it_says_whether_the_engine_is_there(worker: ProofWorker, service: FakeProofs) -> None:
    assert worker.is_engine_loaded()
    service.is_loaded = False
    assert not worker.is_engine_loaded()
