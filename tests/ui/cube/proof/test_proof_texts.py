"""The words of a proof: what a badge says, what differs, how it was proven."""

from dataclasses import replace

import pytest

from normviz.figure.state import FigureState
from normviz.ports.proof import ProofQuestion, TorchReport
from normviz.presentation.proof_state import ProofState, question_of
from normviz.ui.cube.proof.proof_texts import badge_texts, findings, rows_of, spoken, tip_of
from tests.ui.cube.proof.conftest import report_of

QUESTION = question_of(FigureState(), "batch", (1, 2, 0, 1))
REPORT = report_of(QUESTION)


def state_of(question: ProofQuestion = QUESTION, **changed: object) -> ProofState:
    report = report_of(question, **changed)
    return ProofState("refuted" if report.verdict == "refuted" else "proven", question, report)


def test_a_badge_has_shorter_texts_for_narrow_panels(qapp: object) -> None:
    texts = badge_texts(state_of())
    assert texts[0] == "36 of 36 · Keras 3.15"
    assert texts[-1] == "36 of 36"
    assert badge_texts(ProofState("pending"))[0] == "proving…"
    assert badge_texts(ProofState("too-large")) == ("not proven",)
    assert spoken("Batch Norm", state_of()) == "Proof of Batch Norm: 36 of 36 · Keras 3.15"


def test_nothing_differs_where_all_holds(qapp: object) -> None:
    assert findings(REPORT) == ()
    assert findings(replace(REPORT, verdict="constant")) == ()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"gradient": 37, "outside": 1}, "37 instead of 36, 0 missing and 1 outside"),
        ({"gradient": 30}, "30 instead of 36, 6 missing and 0 outside"),
        ({"moved": 40, "moved_outside": 5}, "40 instead of 36, 1 missing and 5 too many"),
        ({"largest_difference": 0.5}, "|layer − formula| is 0.5"),
        ({"largest_difference": float("nan")}, "|layer − formula| is"),
    ],
)
def test_each_difference_is_a_sentence(qapp: object, changed: dict[str, object], told: str) -> None:
    (said,) = findings(replace(REPORT, verdict="refuted", **changed))
    assert told in said


def test_how_it_was_proven_names_layer_seed_and_versions(qapp: object) -> None:
    rows = dict(rows_of(state_of()))
    assert rows["Layer"] == "keras.layers.Layer()"
    assert rows["Versions"] == "Keras 3.15.1, TensorFlow 2.21.0"
    assert "seed 0" in rows["Random tensor"]
    assert rows["Element"] == "(1, 2, 0, 1)"
    assert "all values are as claimed" in rows["Verdict"]
    assert "derivative is 0" in dict(rows_of(state_of(verdict="constant")))["Verdict"]


def test_why_there_is_none_is_said(qapp: object) -> None:
    state = ProofState("unavailable", QUESTION, reason="Keras is too old.")
    assert tip_of(state) == "Keras is too old."
    assert rows_of(state) == (("Why not", "Keras is too old."),)
    assert "normviz prove" in tip_of(ProofState("too-large", QUESTION))


def torch_report(**changed: object) -> TorchReport:
    whole: dict[str, object] = {
        "version": "2.14.1",
        "code": "torch.nn.BatchNorm2d(6)",
        "largest_difference": 4e-16,
        "reason": "",
        "running_variances": (0.99885, 0.9991),
    }
    return TorchReport(**whole | changed)  # type: ignore[arg-type]


def test_where_pytorch_is_installed_a_badge_names_both(qapp: object) -> None:
    texts = badge_texts(state_of(torch=torch_report()))
    assert texts[0] == "36 of 36 · Keras 3.15 · PyTorch 2.14"
    assert texts[1] == "36 of 36 · Keras 3.15"
    refused = state_of(torch=torch_report(largest_difference=None, reason="one value"))
    assert badge_texts(refused)[0] == "36 of 36 · Keras 3.15"
    assert dict(rows_of(refused))["PyTorch 2.14.1"] == "refuses: one value"


def test_momentum_epsilon_and_running_variance_are_told_as_differences(qapp: object) -> None:
    rows = dict(rows_of(state_of(torch=torch_report())))
    assert "0.99 in Keras" in rows["Momentum"]
    assert "0.01 in PyTorch" in rows["Momentum"]
    assert "0.99885 in Keras (biased), 0.9991 in PyTorch (unbiased)" in rows["Running variance"]
    assert "0.00001 in PyTorch" in rows["ε"]


def test_a_line_that_differs_is_a_finding(qapp: object) -> None:
    report = report_of(QUESTION, verdict="refuted", torch=torch_report(largest_difference=0.5))
    (said,) = findings(report)
    assert "PyTorch code differs from Keras by up to 0.5" in said


def test_several_devices_are_told_with_what_each_has_seen(qapp: object) -> None:
    question = question_of(FigureState(replicas=2), "batch", (1, 2, 0, 1))
    assert "each of 2 parts" in dict(rows_of(state_of(question)))["Devices"]
    assert "called with 2 of 4 samples" in dict(rows_of(state_of(question)))["Devices"]
    assert "Devices" not in dict(rows_of(state_of()))
