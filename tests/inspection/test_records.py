import json

from normviz.inspection.model import Model
from normviz.inspection.norm_layers import norm_layers
from normviz.inspection.records import Finding, Inspection
from tests.inspection.builders import batch_norm


def made() -> Inspection:
    (layer,) = norm_layers(Model("keras", "Keras", (batch_norm(),)))
    finding = Finding(
        "rule", "info", "bn", "{count} of {all:.1f}", {"count": 1, "all": 2}, "epsilon"
    )
    return Inspection("model.keras", "keras", "Keras", (layer.record,), (finding,))


def test_the_json_has_every_field() -> None:
    told = json.loads(json.dumps(made().to_json()))

    assert set(told) == {"file", "format", "framework", "layers", "findings"}
    assert told["layers"][0] == {
        "name": "bn", "kind": "BatchNormalization", "norm": "batch", "axes": [0, 1, 2],
        "shape": [None, 8, 8, 6], "sets": 6, "set_size": None, "epsilon": 1e-3, "momentum": 0.99,
        "trainable": True, "parameters": 24, "groups": None,
    }  # fmt: skip
    assert told["findings"] == [
        {
            "id": "rule",
            "severity": "info",
            "layer": "bn",
            "text": "1 of 2.0",
            "evidence": {"count": 1, "all": 2},
            "lesson": "epsilon",
        }
    ]


def test_numbers_that_json_does_not_have_are_none() -> None:
    evidence = {"smallest": float("-inf"), "mean": float("nan"), "count": 1, "most": 2.5}
    finding = Finding("rule", "error", "bn", "smallest: {smallest:.3g}", evidence)
    told = json.loads(json.dumps(finding.to_json(), allow_nan=False))
    assert told["evidence"] == {"smallest": None, "mean": None, "count": 1, "most": 2.5}
    assert told["text"] == "smallest: -inf"


def test_it_prints_layers_and_findings() -> None:
    assert str(made()).splitlines() == [
        "model.keras: Keras, 1 norm layer",
        "  bn: BatchNormalization, batch",
        "  info: bn: 1 of 2.0",
    ]
