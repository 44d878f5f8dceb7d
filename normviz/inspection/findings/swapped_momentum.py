"""A momentum that looks like that of the other framework."""

from typing import Final

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule

_HALF: Final = 0.5


def _find(examined: Examined) -> FindingEvidence | None:
    momentum = examined.record.momentum
    if momentum is None or not examined.is_batch_norm:
        return None
    old = 1 - momentum if examined.model.framework == "PyTorch" else momentum
    if old >= _HALF:
        return None
    text = (
        "With momentum {momentum:g} in {framework} each batch replaces {new:.0%} of the moving "
        "statistics. The weight of the old ones is the momentum in Keras and ONNX, and "
        "1 − momentum in PyTorch: {ported:g} there means {kept:.0%} old."
    )
    values = {"momentum": momentum, "framework": examined.model.framework, "new": 1 - old}
    return FindingEvidence(text, values | {"ported": round(1 - momentum, 12), "kept": old})


RULE = FindingRule("swapped-momentum", 40, "warning", "porting-momentum", _find)
