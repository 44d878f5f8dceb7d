"""The texts and fonts that a figure is painted with, in the language of the window."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontInfo

from normviz.figure.colors import DARK, LIGHT, FigureColors
from normviz.figure.marks import Wording
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import font, number_font
from normviz.ui.text.catalogue import translated

if TYPE_CHECKING:
    from normviz.figure.export.html import PageWords


@dataclass(frozen=True)
class MeasuredLine:
    """A line of text measured: its words, font, width, and its baseline below its middle."""

    words: str
    font: QFont
    width: float
    down: float


@dataclass(frozen=True)
class FigureStyle:
    """How a figure is painted.

    Attributes:
        colors: Of the figure.
        font: Of axis letters and captions.
        title_font: Of the names.
        wording: The words, translated.
        ratio: Device pixels per layout pixel.
        transparent: Whether nothing is painted behind figure and words.
        lines: Text that has been measured, kept from one painting to the next.
    """

    colors: FigureColors
    font: QFont
    title_font: QFont
    wording: Wording
    ratio: float = 1.0
    transparent: bool = False
    lines: dict[tuple[str, bool, float], MeasuredLine] = field(default_factory=dict)


def wording() -> Wording:
    """The figure's words, translated."""
    return Wording(
        one_set=QCoreApplication.translate("Figure", "1 set of {size}"),
        many_sets=QCoreApplication.translate("Figure", "{count} sets of {size}"),
        alone=QCoreApplication.translate("Figure", "sets of one element: y = β, whatever x is"),
        sign_only=QCoreApplication.translate(
            "Figure", "sets of one element: up to ε, x̂ is the sign of x"
        ),
        untouched=QCoreApplication.translate("Figure", "no shared statistics"),
        moving=QCoreApplication.translate("Figure", "moving μ and σ² of each channel"),
        title=translated,
    )


def page_words() -> "PageWords":
    """The words of the figure's HTML page, translated."""
    from normviz.figure.export.html import PageWords  # not before the first paint

    return PageWords(
        # The translator names the language: the words may be English in any locale.
        language=QCoreApplication.translate("Figure", "en"),
        hint=QCoreApplication.translate(
            "Figure",
            "Point at a cell, or tap it; arrow keys move along H and W, with Shift along N and C.",
        ),
        columns=(
            QCoreApplication.translate("Figure", "Norm"),
            QCoreApplication.translate("Figure", "Elements in the set"),
            "μ",
            QCoreApplication.translate("Figure", "divided by"),
            "x̂",
            "y",
        ),
    )


def colors_of(theme: Theme) -> FigureColors:
    """The figure's colours in a theme."""
    return DARK if theme.is_dark else LIGHT


def style_of(
    colors: FigureColors,
    ratio: float = 1.0,
    text_size: float | None = None,
    *,
    transparent: bool = False,
) -> FigureStyle:
    """How a figure is painted.

    Args:
        colors: Of the figure.
        ratio: Device pixels per pixel of the layout.
        text_size: Of captions and letters, pixels of the layout; None for that of the window.
        transparent: Whether nothing is painted behind the figure.
    """
    small, title = number_font(), font("title", bold=True)
    if text_size is not None:
        factor = text_size / QFontInfo(small).pixelSize()
        for each in (small, title):
            each.setPointSizeF(QFontInfo(each).pointSizeF() * factor)
    return FigureStyle(colors, small, title, wording(), ratio, transparent)
