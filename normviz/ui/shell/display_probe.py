"""Prints as JSON what Qt can show on this machine: ``python -m normviz.ui.shell.display_probe``.

For ``normviz doctor``, which runs it in a process of its own: Qt ends a process whose display it
cannot open.
"""

import json
import sys
from typing import Any, Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication

from normviz.ui.text.showable import is_shown

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


if __name__ == "__main__":
    main()
