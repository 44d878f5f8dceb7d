"""Weights that are no numbers."""

import numpy as np

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule


def _find(examined: Examined) -> FindingEvidence | None:
    for name in examined.layer.weights:
        values = examined.values(name)
        if values is None:
            continue
        bad = int((~np.isfinite(values)).sum())
        if bad:
            text = "{bad} of {count} numbers of {weight} are NaN or infinite: so is the output."
            return FindingEvidence(text, {"weight": name, "bad": bad, "count": int(values.size)})
    return None


RULE = FindingRule("not-finite", 10, "error", "float16", _find)
