"""Layer norm of the channels of one pixel, where that of a sample may be meant."""

from normviz.inspection.rule import Examined, Rule, Statement

_IMAGE_RANK = 4


def _find(examined: Examined) -> Statement | None:
    record = examined.record
    shape, axes = record.shape, record.axes
    if record.norm != "layer-keras" or shape is None or axes is None or len(shape) != _IMAGE_RANK:
        return None
    pixels = [size for axis, size in enumerate(shape) if axis and axis not in axes]
    if None in pixels:
        places = "one per pixel"
        return Statement(_TEXT_OPEN, {"size": record.set_size, "places": places})
    count = 1
    for size in pixels:
        count *= size or 1
    if count == 1:
        return None
    return Statement(_TEXT, {"size": record.set_size, "sets": count})


_TEXT = (
    "It normalizes the {size} channels of each pixel by themselves: {sets} statistic sets per "
    "sample, where the layer norm of the paper has one."
)
_TEXT_OPEN = (
    "It normalizes the {size} channels of each pixel by themselves: {places}, where the layer norm "
    "of the paper has one statistic set per sample."
)

RULE = Rule("pixel-layer-norm", 30, "info", "layer-norm-keras", _find)
