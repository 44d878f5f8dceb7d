"""Moving statistics that no training step has moved."""

import numpy as np

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule


def _find(examined: Examined) -> FindingEvidence | None:
    mean, variance = examined.values("moving_mean"), examined.values("moving_variance")
    if mean is None or variance is None or np.any(mean != 0) or np.any(variance != 1):
        return None
    text = (
        "The moving mean is 0 and the moving variance 1 in all {channels} channels, as in a new "
        "layer: no training step has updated them, and in inference the layer does not normalize."
    )
    return FindingEvidence(text, {"channels": int(mean.size)})


RULE = FindingRule("moving-at-start", 10, "warning", "moving-statistics", _find)
