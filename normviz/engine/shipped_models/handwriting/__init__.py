"""Pen strokes to train the shipped models on: digits of many hands, made up and re-drawn."""

from normviz.engine.shipped_models.handwriting.hand import NEAT, WILD, Hand, pen_for, rewritten
from normviz.engine.shipped_models.handwriting.writer import write

__all__ = ["NEAT", "WILD", "Hand", "pen_for", "rewritten", "write"]
