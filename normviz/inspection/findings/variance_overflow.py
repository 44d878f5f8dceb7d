"""Moving variances that half precision cannot hold."""

from typing import Final

import numpy as np

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule

_LARGEST: Final = float(np.finfo(np.float16).max)


def _find(examined: Examined) -> FindingEvidence | None:
    variance = examined.values("moving_variance")
    if variance is None:
        return None
    count = int((np.isfinite(variance) & (variance > _LARGEST)).sum())
    if not count:
        return None
    text = (
        "The moving variance is above {largest:g}, the largest number of float16, in {count} of "
        "{channels} channels (up to {most:.3g}): stored in half precision it would be infinite."
    )
    values = {"largest": _LARGEST, "count": count, "channels": int(variance.size)}
    return FindingEvidence(text, values | {"most": float(variance[np.isfinite(variance)].max())})


RULE = FindingRule("variance-overflow", 60, "warning", "float16", _find)
