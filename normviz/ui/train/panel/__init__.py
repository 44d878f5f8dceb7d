"""The panel at the left: what is trained, and how."""

from normviz.ui.train.panel.panel import SpecPanel

__all__ = ["SpecPanel"]
