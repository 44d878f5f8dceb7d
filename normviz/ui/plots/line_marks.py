"""Line style and marker of a curve, which tell curves apart once the colours come again."""

from typing import Final

from PySide6.QtCore import Qt

from normviz.ui.style.palette import Theme

_STYLES: Final = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
_SYMBOLS: Final = ("o", "s", "t1", "d", "star")
"""pyqtgraph's names. One more than there are styles: only together do they come again."""


def round_of(theme: Theme, rank: int) -> int:
    """How often all colours have been handed out before a rank."""
    return rank // len(theme.runs)


def line_style(theme: Theme, rank: int) -> Qt.PenStyle:
    """The style of the line of a rank: solid as long as its colour is the first of its kind."""
    return _STYLES[round_of(theme, rank) % len(_STYLES)]


def symbol_of(theme: Theme, rank: int) -> str:
    """The marker of a rank, as pyqtgraph calls it."""
    return _SYMBOLS[round_of(theme, rank) % len(_SYMBOLS)]
