"""The red sentence of the inspector: there only where the real layer contradicts."""

import pytest
from pytestqt.qtbot import QtBot

from normviz.presentation.inspector.readings import Readings
from normviz.ui.cube.inspector.proof_section import ProofSection
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.proof.proof_client import ProofClient
from normviz.ui.cube.proof.proof_worker import ProofWorker
from normviz.ui.widgets.tone_label import ToneLabel
from tests.ui.cube.proof.conftest import FakeProofs


@pytest.mark.parametrize("refuted", [True, False])
def test_it_speaks_of_a_refuted_claim_alone(qtbot: QtBot, refuted: bool) -> None:
    service = FakeProofs()
    if refuted:
        service.changed = {"verdict": "refuted", "gradient": 1}
    model, worker = CubeModel(), ProofWorker(service)
    proofs = ProofClient(model, worker)
    proofs.start()
    qtbot.waitUntil(lambda: not proofs.is_busy)
    section = ProofSection(proofs)
    qtbot.addWidget(section)
    section.show_readings(Readings(model))
    assert ("refutes this figure" in section.text()) == refuted
    assert section.findChild(ToneLabel).tone == "error"
    assert worker.close()


def test_without_proofs_it_is_silent(qtbot: QtBot) -> None:
    section = ProofSection(None)
    qtbot.addWidget(section)
    section.show_readings(Readings(CubeModel()))
    assert section.text() == ""
