"""What the other framework's default ε would change."""

from typing import Final

import numpy as np

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule

_DEFAULTS: Final = {"Keras": ("PyTorch", 1e-5), "PyTorch": ("Keras", 1e-3), "ONNX": ("Keras", 1e-3)}
_VISIBLE: Final = 0.01


def _find(examined: Examined) -> FindingEvidence | None:
    variance, epsilon = examined.values("moving_variance"), examined.record.epsilon
    other, default = _DEFAULTS[examined.model.framework]
    if variance is None or epsilon is None or not examined.is_batch_norm:
        return None
    usable = variance[np.isfinite(variance) & (variance >= 0)]
    if not usable.size or np.all(usable == 1) or min(epsilon, default) + usable.min() <= 0:
        return None
    factor = np.sqrt((usable + epsilon) / (usable + default))
    worst = int(np.argmax(np.abs(np.log(factor))))
    if abs(factor[worst] - 1) < _VISIBLE:
        return None
    text = (
        "With the default ε of {other}, {default:g} instead of {epsilon:g}, x̂ in inference would "
        "be multiplied by {factor:.3g} where the moving variance is {variance:.3g}."
    )
    values = {"other": other, "default": default, "epsilon": epsilon}
    values |= {"factor": float(factor[worst]), "variance": float(usable[worst])}
    return FindingEvidence(text, values)


RULE = FindingRule("ported-epsilon", 70, "info", "porting-epsilon", _find)
