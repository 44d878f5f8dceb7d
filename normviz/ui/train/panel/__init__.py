"""The settings panel: what is trained, and how."""

from normviz.ui.train.panel.panel import SpecPanel

__all__ = ["SpecPanel"]
