"""The PyTorch line of every norm on the tensor of its proof; only where PyTorch is installed."""

import pytest

from normviz import norms
from normviz.engine.proof import prove, torch_line

SHAPE = (4, 6, 3, 3)


def test_without_pytorch_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch_line, "is_torch_installed", lambda: False)
    proof = prove("batch", SHAPE, (0, 0, 0, 0))
    assert proof.torch is None
    assert proof.verdict == "proven"


class TestWhereItIsInstalled:
    @pytest.fixture(autouse=True)
    def torch(self) -> object:
        return pytest.importorskip("torch", reason="PyTorch is not installed")

    @pytest.mark.parametrize("training", [True, False])
    @pytest.mark.parametrize("name", norms.CATALOG)
    def test_the_line_computes_what_keras_does(self, name: str, training: bool) -> None:
        proof = prove(name, SHAPE, (1, 2, 0, 1), 3, training)
        assert proof.verdict == "proven"
        assert proof.torch is not None
        assert proof.torch.reason == ""
        tolerance = norms.CATALOG[name].proof_tolerance
        assert proof.torch.largest_difference == pytest.approx(0, abs=tolerance)
        assert (proof.torch.running_variances is None) == (name != "batch" or not training)

    def test_spectral_norm_converges_where_its_singular_values_are_close(self) -> None:
        proof = prove("spectral", (9, 2, 12, 8), (1, 1, 7, 2), 1, seed=9)
        assert proof.verdict == "proven"
        assert proof.torch is not None
        # What is left is how far Keras has come in its own iteration.
        assert proof.torch.largest_difference == pytest.approx(proof.largest_difference)

    def test_the_running_variance_is_unbiased(self) -> None:
        proof = prove("batch", (3, 2, 1, 2), (0, 1, 0, 0))
        assert proof.torch is not None
        assert proof.torch.running_variances is not None
        keras, torch = (each - 0.99 for each in proof.torch.running_variances)
        assert torch / keras == pytest.approx(6 / 5, rel=1e-4)

    def test_what_pytorch_refuses_is_told(self) -> None:
        proof = prove("batch", (1, 2, 1, 1), (0, 0, 0, 0))
        assert proof.torch is not None
        assert "more than 1 value" in proof.torch.reason
        assert proof.torch.largest_difference is None
        assert proof.verdict == "constant"

    def test_a_line_that_computes_something_else_refutes(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(torch_line.norms, "torch_lines", lambda *_: "torch.nn.Tanh()")
        proof = prove("batch", SHAPE, (0, 0, 0, 0))
        assert proof.verdict == "refuted"
