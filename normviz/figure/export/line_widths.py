"""Widths of the figure's lines in pixels of the layout, on screen and in every file alike."""

from typing import Final

BORDER: Final = 1.0
"""Between cells."""
BORDER_ALPHA: Final = 0.55
OUTLINE: Final = 1.0
"""Around faces and tiles."""
SET: Final = 2.0
"""Around a statistic set, where colour says something else."""
HALO: Final = 4.0
"""Under the outline of a set, in the colour of the background.

It is opaque: Qt paints a wide translucent line in fifteen times the time.
"""
HIDDEN: Final = 1.5
"""Edges of an element, and of its set, inside the cube."""
ELEMENT: Final = 1.75
"""Around the highlighted element."""

MOST_OUTLINES: Final = 400
"""Parts of a set on a face; more are not drawn around, but they are not told apart either."""

_SMALL_CELL = 10.0
"""Pixels; around a smaller cell a thinner line leaves something of it to be seen."""
_PINNED = 0.75
"""What the line gains where the element is pinned."""


def element_width(cell: float, *, pinned: bool) -> float:
    """Width of the line around the highlighted element.

    Args:
        cell: The shortest side of a cell, pixels.
        pinned: Whether the element stays highlighted.
    """
    width = BORDER if cell < _SMALL_CELL else ELEMENT
    return width + (_PINNED if pinned else 0.0)
