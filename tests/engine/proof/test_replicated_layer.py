"""Statistic sets of layers with a copy on each of several devices."""

import numpy as np
import pytest

from normviz import norms
from normviz.engine.proof.gradient import gradient
from normviz.engine.proof.replicated_layer import replicated_layer
from normviz.engine.proof.statistic_set import prove_question
from normviz.errors import UserError
from normviz.figure.gradients import GradientRequest
from normviz.ports.proof import ProofQuestion

SHAPE = (4, 6, 2, 3)


@pytest.mark.parametrize(
    ("name", "replicas", "synchronized", "elements", "moved"),
    [
        ("batch", 2, False, 12, 12),
        ("batch", 4, False, 6, 6),
        ("batch", 2, True, 24, 24),
        ("batch-renorm", 2, False, 12, 1),
        ("batch-renorm", 2, True, 24, 1),
        ("layer", 2, False, 36, 36),
        ("group", 2, True, 12, 12),
    ],
)
def test_the_real_layer_sees_the_samples_of_its_device(
    name: str, replicas: int, synchronized: bool, elements: int, moved: int
) -> None:
    spec = norms.NormSpec(name, groups=3 if name == "group" else None)
    asked = ProofQuestion(spec, SHAPE, (1, 2, 0, 1), 0, replicas, synchronized)
    proof = prove_question(asked)
    assert proof.verdict == "proven"
    assert (proof.elements, proof.agreed, int(proof.moved.sum())) == (elements, elements, moved)
    assert proof.largest_difference < 1e-9
    assert ("synchronized=True" in proof.through) == (synchronized and spec.norm.shares_batch)


def test_a_wrong_claim_is_refuted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cut that the layer does not make."""
    monkeypatch.setattr(ProofQuestion, "cuts", 1)
    asked = ProofQuestion(norms.NormSpec("batch"), SHAPE, (1, 2, 0, 1), replicas=2)
    assert prove_question(asked).verdict == "refuted"


def test_the_gradient_ends_at_the_device() -> None:
    x = np.random.default_rng(0).normal(size=SHAPE).astype("f4")
    request = GradientRequest(
        norms.NormSpec("batch"), x, norms.NormParameters(gamma=2.0), (3, 2, 0, 1), replicas=2
    )
    found = gradient(request)
    np.testing.assert_array_equal(
        np.abs(found) > 1e-9, norms.mask("batch", SHAPE, (3, 2, 0, 1), replicas=2)
    )


def test_more_devices_than_the_processor_has_parts_are_refused() -> None:
    with pytest.raises(UserError, match="divided into 8 parts here, received 16"):
        replicated_layer(norms.NormSpec("batch"), (16, 2, 1, 1), 16)
