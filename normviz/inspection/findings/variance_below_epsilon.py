"""Moving variances in which ε outweighs what was measured."""

import numpy as np

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule


def _find(examined: Examined) -> FindingEvidence | None:
    variance, epsilon = examined.values("moving_variance"), examined.record.epsilon
    if variance is None or not epsilon:
        return None
    small = (variance >= 0) & (variance < epsilon)
    if not small.any():
        return None
    reached = np.sqrt(variance[small] / (variance[small] + epsilon))
    text = (
        "In {count} of {channels} channels the moving variance is below ε = {epsilon:g} (smallest: "
        "{smallest:.3g}): in inference x̂ has a deviation of at most {deviation:.3g} there "
        "instead of 1, for inputs of that variance."
    )
    values = {"count": int(small.sum()), "channels": int(variance.size), "epsilon": epsilon}
    values |= {"smallest": float(variance[small].min()), "deviation": float(reached.max())}
    return FindingEvidence(text, values)


RULE = FindingRule("variance-below-epsilon", 70, "warning", "epsilon", _find)
