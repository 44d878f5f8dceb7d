"""Dropout in front of batch norm."""

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule


def _find(examined: Examined) -> FindingEvidence | None:
    if not examined.uses_batch or len(examined.inputs) != 1:
        return None
    before = examined.inputs[0]
    rate = before.settings.get("rate")
    if before.kind != "Dropout" or not isinstance(rate, float) or not 0 < rate < 1:
        return None
    text = (
        "“{before}” drops {rate:.0%} of the values in training only, which multiplies their mean "
        "square by {factor:.3g}: the moving variance is that of training, and inference meets "
        "another one."
    )
    return FindingEvidence(text, {"before": before.name, "rate": rate, "factor": 1 / (1 - rate)})


RULE = FindingRule("dropout-before", 50, "warning", "dropout-before", _find)
