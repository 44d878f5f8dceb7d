"""``LayerNormalization(rms_scaling=True)``, which is not RMS norm."""

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule


def _find(examined: Examined) -> FindingEvidence | None:
    if examined.layer.settings.get("rms_scaling") is not True:
        return None
    text = (
        "With rms_scaling=True the layer divides by the standard deviation and keeps the mean: "
        "that is not RMS norm, which divides by the root of the mean square."
    )
    return FindingEvidence(text, {"rms_scaling": True})


RULE = FindingRule("rms-scaling", 80, "warning", "rms-scaling", _find)
