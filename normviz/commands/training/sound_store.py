"""Opens the runs folder for a command that writes to it.

A damaged database is set aside, as the window does it.
"""

import sys
from pathlib import Path

from normviz.commands.printing import printable
from normviz.errors import UserError
from normviz.runs.storage.damage import DAMAGED, set_aside_damaged
from normviz.runs.store import Store, default_folder


def open_sound(folder: Path | None, *, must_exist: bool) -> Store:
    """The store of a runs folder; what was set aside is told on stderr.

    Args:
        folder: The runs folder; the platform's when None.
        must_exist: As for `Store`.

    Raises:
        UserError: As `Store`; also a damaged database that cannot be renamed.
    """
    try:
        return Store(folder, must_exist=must_exist)
    except UserError as error:
        path = (folder or default_folder()).absolute() / "runs.sqlite"
        aside = set_aside_damaged(path) if error.code in DAMAGED else None
        if aside is None:
            raise
    text = f"normviz: {path} was damaged and is now called {aside.name}; the runs are listed again"
    sys.stderr.write(printable(f"{text} from their folders") + "\n")
    return Store(folder, must_exist=must_exist)
