import json

import pytest

from normviz.inspection.model import Model
from normviz.inspection.norm_layers import norm_layers
from normviz.inspection.rule import RULES, FindingEvidence, FindingRule, findings_of
from normviz.lessons.catalog import LESSONS
from tests.inspection.builders import batch_norm, convolution, findings


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_every_rule_names_a_lesson_that_is_there(rule: FindingRule) -> None:
    assert rule.lesson in LESSONS
    assert rule.name == rule.name.lower()


def test_the_most_severe_come_first() -> None:
    layers = (batch_norm(name="a", momentum=0.1), batch_norm(name="b"))
    model = Model("live", "Keras", layers)

    def said(severity: str) -> FindingRule:
        statement = FindingEvidence("{number}", {"number": 1})
        return FindingRule(f"z-{severity}", 999, severity, "epsilon", lambda _: statement)  # type: ignore[arg-type]

    with RULES.added(said("info")), RULES.added(said("error")):
        found = findings_of(model, norm_layers(model))

    severities = [each.severity for each in found]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert [each.layer for each in found if each.id == "z-error"] == ["a", "b"]
    json.dumps([each.to_json() for each in found], allow_nan=False)


def test_a_layer_that_others_read_too_is_not_alone_before_it() -> None:
    conv = convolution()
    one = batch_norm(name="one")
    alone = findings(conv, _reading(one, "conv"))
    shared = findings(conv, _reading(one, "conv"), _reading(batch_norm(name="two"), "conv"))

    assert "foldable" in alone
    assert "foldable" not in shared


def _reading(layer: object, *names: str) -> object:
    from dataclasses import replace

    return replace(layer, inputs=names)  # type: ignore[type-var]
