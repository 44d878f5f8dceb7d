"""Proofs through the service: every norm holds, and what Keras refuses is told."""

import pytest

from normviz import norms
from normviz.app.proof_service import KerasProofService
from normviz.engine.keras_loading import is_keras_loaded
from normviz.errors import UserError
from normviz.ports.proof import ProofQuestion
from normviz.presentation.proof_state import question_of
from tests.figure.states import figure_state


@pytest.fixture(scope="module")
def service() -> KerasProofService:
    return KerasProofService()


def test_making_it_loads_keras(service: KerasProofService) -> None:
    assert is_keras_loaded()


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("name", norms.CATALOG)
def test_what_the_figure_claims_is_confirmed(
    service: KerasProofService, name: str, training: bool
) -> None:
    state = figure_state(norms=(name,), groups=3, epsilon=0.02, center=False, training=training)
    report = service.prove(question_of(state, name, (1, 2, 0, 1)))
    assert report.verdict == "proven"
    assert report.agreed == report.elements == norms.sets(name, state.shape, 3, training).size
    assert report.outside == report.moved_outside == 0
    assert dict(report.versions).keys() == {"Keras", "TensorFlow"}


def test_what_the_layer_refuses_is_one_sentence(service: KerasProofService) -> None:
    spec = norms.NormSpec("frn", epsilon=0.0)
    with pytest.raises(UserError, match="refuses these settings: epsilon"):
        service.prove(ProofQuestion(spec, (2, 4, 3, 3), (0, 0, 0, 0)))
