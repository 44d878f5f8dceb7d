"""Where settings are kept."""

import os
import sys
from pathlib import Path
from typing import Final

import platformdirs

FILE: Final = "settings.json"


def settings_path() -> Path:
    """The file of settings in the platform's folder for them."""
    return platformdirs.user_config_path("normviz", appauthor=False) / FILE


def old_ini_path() -> Path:
    """The INI file in which version 0.1 kept its settings, at the place that Qt chose for it."""
    if sys.platform == "win32":
        folder = platformdirs.user_config_path(appauthor=False, roaming=True)
    else:
        # Also on macOS; and a relative path begins at the home folder.
        folder = Path.home() / (os.environ.get("XDG_CONFIG_HOME") or ".config")
    return folder / "normviz" / "normviz.ini"
