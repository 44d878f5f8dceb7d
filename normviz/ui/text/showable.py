"""Replaces characters that the machine's fonts cannot show."""

import unicodedata
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QTextLayout

_UNKNOWN: Final = "?"
_KEPT_TEXTS: Final = 4096


def is_shown(text: str, font: QFont) -> bool:
    """Whether the font, or one that Qt takes in its place, has a glyph for every sign."""
    if not QFontDatabase.families():
        return False
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return bool(runs) and all(index != 0 for run in runs for index in run.glyphIndexes())


def showable(text: str, font: QFont | None = None) -> str:
    """A text of the user's, such as a run's name, with nothing that no font here can show.

    Args:
        text: In any script.
        font: What it is shown in; the application's where None.

    Returns:
        The text; a letter without a glyph becomes the plain letter that it is made of, or ``?``,
        as a control character does.
    """
    if text.isascii() and text.isprintable():
        return text
    return _showable(text, (font or QGuiApplication.font()).toString())


def spelled_out(text: str) -> str:
    """For a tooltip: what is shown of a text, and where that is not all the codes of its letters.

    Args:
        text: In any script.
    """
    shown = showable(text)
    return text if shown == text else f"{shown} ({text.encode('unicode_escape').decode()})"


@lru_cache(_KEPT_TEXTS)
def _showable(text: str, font_name: str) -> str:
    font = QFont()
    font.fromString(font_name)
    if not any(map(_is_control, text)) and is_shown(text, font):
        return text
    return "".join(letter if _stays(letter, font) else _plain(letter, font) for letter in text)


def _stays(letter: str, font: QFont) -> bool:
    if _is_control(letter):
        return False
    return letter.isascii() or letter.isspace() or is_shown(letter, font)


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc" and letter not in "\n\t"


def _plain(letter: str, font: QFont) -> str:
    """The letters that one is made of, without its marks; a mark alone is left out."""
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return ""
    parts = unicodedata.normalize("NFKD", letter)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return plain if plain and plain != letter and is_shown(plain, font) else _UNKNOWN
