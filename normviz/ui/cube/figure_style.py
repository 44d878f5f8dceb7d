"""The words and fonts that a figure is painted with, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from normviz.figure.colors import DARK, LIGHT, FigureColors
from normviz.figure.marks import Wording
from normviz.ui.cube.painter import Style
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import font, number_font


def wording() -> Wording:
    """The figure's words, translated."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Figure", text)

    return Wording(
        one_set=tr("1 set of {size}"),
        many_sets=tr("{count} sets of {size}"),
        alone=tr("sets of one element: y = β, whatever x is"),
        sign_only=tr("sets of one element: x̂ is the sign of x"),
        untouched=tr("no shared statistics"),
    )


def colors_of(theme: Theme) -> FigureColors:
    """The figure's colours in a theme."""
    return DARK if theme.is_dark else LIGHT


def style_of(colors: FigureColors, ratio: float = 1.0) -> Style:
    """How a figure is painted in ``colors`` on a device of ``ratio`` pixels a point."""
    return Style(colors, number_font(), font("title", bold=True), wording(), ratio)
