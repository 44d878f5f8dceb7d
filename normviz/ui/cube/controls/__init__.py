"""The settings at the left of the figure, one file per section; they show and change the model."""

from normviz.ui.cube.controls.panel import ControlPanel

__all__ = ["ControlPanel"]
