"""Channels that γ switches off."""

from typing import Final

import numpy as np

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule

_SMALL: Final = 1e-3


def _find(examined: Examined) -> FindingEvidence | None:
    gamma = examined.values("gamma")
    if gamma is None:
        return None
    small = np.abs(gamma) < _SMALL
    if not small.any():
        return None
    text = (
        "|γ| is below {limit:g} in {count} of {total} places (smallest: {smallest:.3g}): the "
        "output there is β to within {limit:g}·|x̂|, whatever the input is."
    )
    values = {"limit": _SMALL, "count": int(small.sum()), "total": int(gamma.size)}
    return FindingEvidence(text, values | {"smallest": float(np.abs(gamma).min())})


RULE = FindingRule("gamma-zero", 10, "info", "gamma-zero", _find)
