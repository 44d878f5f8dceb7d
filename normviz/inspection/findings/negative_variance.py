"""Moving variances below what a variance can be."""

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule


def _find(examined: Examined) -> FindingEvidence | None:
    variance, epsilon = examined.values("moving_variance"), examined.record.epsilon or 0.0
    if variance is None:
        return None
    bad = int((variance + epsilon < 0).sum())
    if not bad:
        return None
    text = (
        "The moving variance is below −ε in {bad} of {channels} channels (smallest: "
        "{smallest:.3g}): the root of it is NaN in inference."
    )
    return FindingEvidence(
        text, {"bad": bad, "channels": int(variance.size), "smallest": float(variance.min())}
    )


RULE = FindingRule("negative-variance", 20, "error", "moving-statistics", _find)
