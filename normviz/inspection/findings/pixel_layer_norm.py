"""Layer norm along the last axis of an image alone, where that of a sample may be meant."""

from math import prod

from normviz.inspection.rule import Examined, FindingEvidence, FindingRule

_IMAGE_RANK = 4


def _find(examined: Examined) -> FindingEvidence | None:
    record = examined.record
    shape, axes = record.shape, record.axes
    if record.norm != "layer-keras" or shape is None or axes is None or len(shape) != _IMAGE_RANK:
        return None
    kept = [size for axis, size in enumerate(shape) if axis and axis not in axes]
    sets = None if None in kept else prod(size for size in kept if size is not None)
    if sets == 1:
        return None
    # Which axis holds the channels is not told: in a graph of ONNX the last one may be W.
    text = (
        "It takes its statistics along axis {axis} alone (numbers in each set: {size}). A sample "
        "has {sets} statistic sets, where the layer norm of the paper has one."
    )
    several = "several" if sets is None else sets
    return FindingEvidence(text, {"axis": axes[0], "size": record.set_size, "sets": several})


RULE = FindingRule("pixel-layer-norm", 30, "info", "layer-norm-keras", _find)
