"""Paths of the settings file and of the earlier drawings."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import platformdirs

from normviz.errors import UserError
from normviz.files.atomic import replacing
from normviz.files.private import make_private_folder

FILE: Final = "settings.json"
DRAWINGS: Final = "drawings.npz"
_LARGEST: Final = 64 * 1024**2


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


def take_over(old: Path, new: Path) -> None:
    """Copies a file that version 0.1 kept in another folder, where there is no new one yet.

    On Linux both folders are the same. What cannot be copied is left where it is.

    Args:
        old: The file of version 0.1; it may be missing and is not changed.
        new: The file of today.
    """
    with suppress(OSError, UserError):
        if not new.exists() and old.is_file() and old.stat().st_size <= _LARGEST:
            make_private_folder(new.parent)
            with replacing(new, private=True) as file:
                file.write(old.read_bytes())
