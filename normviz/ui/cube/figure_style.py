"""The texts and fonts that a figure is painted with, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from normviz.figure.colors import DARK, LIGHT, FigureColors
from normviz.figure.marks import Wording
from normviz.ui.cube.painter import FigureStyle
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import font, number_font
from normviz.ui.text.catalogue import translated


def wording() -> Wording:
    """The figure's words, translated."""
    return Wording(
        one_set=QCoreApplication.translate("Figure", "1 set of {size}"),
        many_sets=QCoreApplication.translate("Figure", "{count} sets of {size}"),
        alone=QCoreApplication.translate("Figure", "sets of one element: y = β, whatever x is"),
        sign_only=QCoreApplication.translate("Figure", "sets of one element: x̂ is the sign of x"),
        untouched=QCoreApplication.translate("Figure", "no shared statistics"),
        title=translated,
    )


def colors_of(theme: Theme) -> FigureColors:
    """The figure's colours in a theme."""
    return DARK if theme.is_dark else LIGHT


def style_of(colors: FigureColors, ratio: float = 1.0) -> FigureStyle:
    """How a figure is painted in ``colors`` on a device of ``ratio`` pixels per point."""
    return FigureStyle(colors, number_font(), font("title", bold=True), wording(), ratio)
