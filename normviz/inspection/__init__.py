"""A user's own model: its norm layers, and what is worth knowing about them.

Files are parsed as data; no code of theirs is ever run. ``normviz.inspect`` is `inspect`.
"""

from normviz.inspection.example import example_model
from normviz.inspection.inspecting import inspect
from normviz.inspection.records import Finding, Inspection, LayerRecord

__all__ = ["Finding", "Inspection", "LayerRecord", "example_model", "inspect"]
