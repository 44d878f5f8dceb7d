"""Prints as JSON what Qt can show on this machine: ``python -m normviz.ui.shell.display_probe``.

For ``normviz doctor``, which runs it in a process of its own: Qt ends a process whose display it
cannot open.
"""

import json
import sys
from typing import Any, Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QTextLayout

SIGNS: Final = ("γ", "β", "μ", "σ", "ε", "²", "√", "x̂", "×", "–", "…")
"""What formulas and captions are written with."""


def main() -> None:
    """Prints ``{"qt": …, "display": …, "fonts": …}``."""
    application = QGuiApplication(sys.argv[:1])
    found = {
        "qt": qVersion(),
        "display": {"platform": application.platformName(), "screens": screens()},
        "fonts": fonts(),
    }
    sys.stdout.write(json.dumps(found) + "\n")


def screens() -> list[dict[str, Any]]:
    """Name, size in device-independent pixels and scale of every screen."""
    return [
        {
            "name": screen.name(),
            "width": screen.size().width(),
            "height": screen.size().height(),
            "scale": screen.devicePixelRatio(),
        }
        for screen in QGuiApplication.screens()
    ]


def fonts() -> dict[str, Any]:
    """The number of font families, the font of texts, and which signs are shown."""
    font = QGuiApplication.font()
    return {
        "families": len(QFontDatabase.families()),
        "text": font.family(),
        "signs": {sign: is_shown(sign, font) for sign in SIGNS},
    }


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


if __name__ == "__main__":
    main()
