"""Synthetic and redrawn pen strokes that the shipped models are trained on."""

from normviz.engine.shipped_models.handwriting.hand import (
    NEAT,
    WILD,
    StrokeVariation,
    pen_for,
    rewritten,
)
from normviz.engine.shipped_models.handwriting.writer import write

__all__ = ["NEAT", "WILD", "StrokeVariation", "pen_for", "rewritten", "write"]
