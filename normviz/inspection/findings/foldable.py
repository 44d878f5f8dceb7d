"""Batch norm whose factor and offset fit into the layer before it."""

from typing import Final

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule

_LINEAR: Final = frozenset({
    "Conv1D", "Conv2D", "Conv3D", "DepthwiseConv2D", "SeparableConv2D", "Dense", "Conv", "Gemm",
    "Conv1d", "Conv2d", "Conv3d", "Linear",
})  # fmt: skip


def _find(examined: Examined) -> FindingEvidence | None:
    before, record = examined.before, examined.record
    if not examined.is_batch_norm or before is None or before.kind not in _LINEAR:
        return None
    if not examined.keeps_channels_of_before:
        return None
    if before.settings.get("activation") not in (None, "linear") or not record.parameters:
        return None
    text = (
        "In inference its {parameters} numbers are one factor and one offset per channel: they fit "
        "into kernel and bias of “{before}”."
    )
    return FindingEvidence(text, {"before": before.name, "parameters": record.parameters})


RULE = FindingRule("foldable", 60, "info", "moving-statistics", _find)
