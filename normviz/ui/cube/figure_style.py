"""The colours and fonts that a figure is painted with, and its texts in the window's language."""

from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QFontInfo, QStaticText

from normviz.figure.colors import DARK, LIGHT, FigureColors
from normviz.figure.marks import Wording
from normviz.ui.style.palette import Theme
from normviz.ui.style.theme import font, number_font
from normviz.ui.text.figure_words import wording


@dataclass(frozen=True)
class MeasuredLine:
    """A line of text measured.

    Attributes:
        words: The text as it fits.
        font: Its font.
        width: Its width, pixels.
        ascent: Its baseline below its upper edge, pixels.
        down: Its baseline below its middle, pixels.
        shaped: The words with their glyphs, which are chosen once and painted many times; None for
            words with letters of the other direction, whose order follows from the painter.
    """

    words: str
    font: QFont
    width: float
    ascent: float
    down: float
    shaped: QStaticText | None


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
