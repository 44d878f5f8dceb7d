"""The hat of x̂ stands on its x, whatever the font."""

from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QGuiApplication, QTextLayout
from PySide6.QtWidgets import QApplication

_HAT: Final = "x̂"
_MARK: Final = QFont.Tag("mark")
"""The feature by which a font places marks."""
_SCRIPTS: Final = frozenset(
    {
        QLocale.Script.AnyScript,  # of the locale C
        QLocale.Script.LatinScript,
        QLocale.Script.GreekScript,
        QLocale.Script.CyrillicScript,
        QLocale.Script.JapaneseScript,
        QLocale.Script.KoreanScript,
        QLocale.Script.SimplifiedHanScript,
        QLocale.Script.TraditionalHanScript,
    }
)
"""Scripts that can be read where Qt places marks; others need the rules of their fonts."""


def place_hats(locale: QLocale | None = None) -> None:
    """Gives the application a font with the hat on its letter, where its own has it far above.

    Qt misreads where DejaVu Sans and fonts made from it put the mark. Its own placement is right.

    Args:
        locale: What the user reads and writes; the system's where None.
    """
    script = (locale or QLocale.system()).script()
    if script in _SCRIPTS and not has_hats(font := QGuiApplication.font()):
        QApplication.setFont(with_hats(font))


def has_hats(font: QFont) -> bool:
    """Whether the hat of x̂ starts on the line that its letter stands on, as it should."""
    layout = QTextLayout(_HAT, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    heights = [point.y() for run in layout.glyphRuns() for point in run.positions()]
    return not heights or max(heights) - min(heights) < max(heights) / 2


def with_hats(font: QFont) -> QFont:
    """The same font, in which Qt places all marks."""
    result = QFont(font)
    result.setFeature(_MARK, 0)
    return result
