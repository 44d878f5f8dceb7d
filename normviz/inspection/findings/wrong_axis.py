"""Batch norm that keeps an axis of the pixels instead of that of the channels."""

from typing import Final

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule, output_axis

_CONVOLUTIONS: Final = ("Conv1D", "Conv2D", "Conv3D", "DepthwiseConv2D", "SeparableConv2D")


def _find(examined: Examined) -> FindingEvidence | None:
    axis, shape = examined.norm_layer.channel_axis, examined.record.shape
    if not examined.is_batch_norm or axis is None or shape is None or len(examined.inputs) != 1:
        return None
    before = examined.inputs[0]
    if before.kind not in _CONVOLUTIONS or "data_format" not in before.settings:
        return None
    right = output_axis(before) % len(shape)
    if axis == right:
        return None
    text = (
        "It keeps axis {axis} (size {size}), but the channels of “{before}” are in axis {right} "
        "(size {channels}): rows are normalized instead of channels."
    )
    values = {"axis": axis, "size": shape[axis], "before": before.name, "right": right}
    return FindingEvidence(text, values | {"channels": shape[right]})


RULE = FindingRule("wrong-axis", 20, "warning", "axis-kept", _find)
