"""A bias that batch norm takes away again."""

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule


def _find(examined: Examined) -> FindingEvidence | None:
    before = examined.before
    if not examined.uses_batch or before is None or "bias" not in before.weights:
        return None
    if "kernel" not in before.weights or before.settings.get("activation") not in (None, "linear"):
        return None
    is_told = before.weights["bias"].size == examined.channels
    if not is_told or not examined.keeps_channels_of_before:
        return None
    text = (
        "The bias of “{before}” has no effect in training: subtracting the mean removes it. "
        "Without it the model has {parameters} fewer parameters."
    )
    return FindingEvidence(text, {"before": before.name, "parameters": before.weights["bias"].size})


RULE = FindingRule("bias-before", 50, "info", "bias-before", _find)
