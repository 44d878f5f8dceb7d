"""A proof service without Keras: it answers what it is told, and counts the questions."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from normviz import norms
from normviz.app.cube_service import FileCubeService
from normviz.errors import UserError
from normviz.figure.gradients import GradientArray, GradientRequest
from normviz.figure.state import FigureState
from normviz.ports.proof import ProofQuestion, ProofReport
from normviz.ui.cube.inspector.remarks import remarks_section
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.proof import proof_client
from normviz.ui.cube.proof.proof_client import ProofClient
from normviz.ui.cube.proof.proof_worker import ProofWorker
from normviz.ui.cube.view import CubeView
from normviz.ui.style.palette import LIGHT


def report_of(question: ProofQuestion, **changed: object) -> ProofReport:
    """The report of a layer that confirms all."""
    spec = question.spec
    claimed = spec.name, question.shape, question.index, spec.groups, spec.training
    size = int(norms.mask(*claimed).sum())
    changing = int(norms.changed_mask(*claimed).sum())
    report = ProofReport(
        verdict="proven",
        elements=size,
        agreed=size,
        gradient=size,
        outside=0,
        changing=changing,
        moved=changing,
        moved_outside=0,
        largest_difference=1e-15,
        tolerance=1e-6,
        layer="keras.layers.Layer()",
        versions=(("Keras", "3.15.1"), ("TensorFlow", "2.21.0")),
        seed=0,
    )
    return replace(report, **changed)


class FakeProofs(FileCubeService):
    """The service of the view and of the proofs in one."""

    def __init__(self) -> None:
        super().__init__()
        self.is_loaded = True
        self.asked: list[ProofQuestion] = []
        self.gradients: list[GradientRequest] = []
        self.changed: dict[str, object] = {}
        self.refusal = ""
        self.may_answer = Event()
        self.may_answer.set()

    def is_engine_loaded(self) -> bool:
        return self.is_loaded

    def load_proofs(self) -> "FakeProofs":
        return self

    def prove(self, question: ProofQuestion) -> ProofReport:
        self.asked.append(question)
        assert self.may_answer.wait(10)
        if self.refusal:
            raise UserError(self.refusal)
        return report_of(question, **self.changed)

    def gradient(self, request: GradientRequest) -> GradientArray:
        self.gradients.append(request)
        assert self.may_answer.wait(10)
        if self.refusal:
            raise UserError(self.refusal)
        found = np.zeros(request.x.shape)
        found[request.index] = 1.0
        return found


@pytest.fixture(autouse=True)
def _short_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof_client, "_REST_MS", 20)
    monkeypatch.setattr(proof_client, "_LOOK_MS", 20)
    monkeypatch.setattr(remarks_section, "_REST_MS", 5)


@pytest.fixture
def service() -> FakeProofs:
    return FakeProofs()


@pytest.fixture
def model(qapp: object) -> CubeModel:
    return CubeModel(FigureState(norms=("batch", "batch-renorm")))


@pytest.fixture
def worker(qtbot: QtBot, service: FakeProofs) -> Iterator[ProofWorker]:
    worker = ProofWorker(service)
    yield worker
    service.may_answer.set()
    assert worker.close()


@pytest.fixture
def proofs(model: CubeModel, worker: ProofWorker) -> ProofClient:
    return ProofClient(model, worker)


@pytest.fixture
def view(qtbot: QtBot, service: FakeProofs) -> Iterator[CubeView]:
    view = CubeView(service)
    view.set_theme(LIGHT)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.model.change("Norms", norms=("batch", "batch-renorm"))
    view.show()
    qtbot.waitExposed(view)
    yield view
    service.may_answer.set()
    assert view.shut_down()
