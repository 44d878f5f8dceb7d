"""Registries of the figure's colourings and tensor sources, one module per entry.

The modules of `normviz.figure.colorings` and `normviz.figure.sources` are found by themselves; a
new colouring or source is a new module there, and nothing else.
"""

from typing import TYPE_CHECKING

from normviz.registry import Registry

if TYPE_CHECKING:  # the entries know the figure's state, which knows this module
    from normviz.figure.coloring import Coloring
    from normviz.figure.tensor_source import TensorSource

COLORINGS: "Registry[Coloring]" = Registry("normviz.figure.colorings", "COLORING")
"""Every colouring by its name, in the order in which they are offered."""

SOURCES: "Registry[TensorSource]" = Registry("normviz.figure.sources", "SOURCE")
"""Every source of x by its name, in the order in which they are offered."""
