"""The records of proofs: questions are keys, and the services keep to the protocols."""

from normviz.app.cube_service import FileCubeService
from normviz.app.proof_service import KerasProofService
from normviz.norms import NormSpec
from normviz.ports.cube import CubeService
from normviz.ports.proof import ProofQuestion, ProofService


def test_equal_questions_are_one_key() -> None:
    one, other = (ProofQuestion(NormSpec("group", groups=2), (2, 4, 1, 1), (0, 0, 0, 0)),) * 2
    assert {one: 1}[other] == 1
    assert ProofQuestion(NormSpec("group", groups=4), (2, 4, 1, 1), (0, 0, 0, 0)) != one


def test_the_services_have_what_the_protocols_ask_for() -> None:
    for protocol, service in ((ProofService, KerasProofService), (CubeService, FileCubeService)):
        asked = {name for name in vars(protocol) if not name.startswith("_")}
        assert asked <= set(dir(service))
