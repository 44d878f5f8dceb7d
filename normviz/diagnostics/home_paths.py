"""Shortens paths to the home folder, so that a report does not contain a user's name."""

import re
from pathlib import Path


def shorten_home(text: str, home: Path | None = None) -> str:
    """``text`` with ``~`` in place of the home folder.

    Args:
        text: Any text, of several lines.
        home: The folder; that of the user when None.
    """
    folder = str(home or Path.home())
    if Path(folder) == Path(folder).parent:
        return text  # the root: every path begins with it
    return re.sub(re.escape(folder) + r"(?![\w.-])", "~", text)
