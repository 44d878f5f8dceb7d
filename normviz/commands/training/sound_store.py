"""Opens the runs folder for a command that writes to it.

A damaged database is set aside, as the window does it.
"""

import sys
from pathlib import Path

from normviz.commands.printing import printable
from normviz.errors import UserError
from normviz.runs.storage.damage import set_aside_after
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
        told = set_aside_after(error, folder or default_folder())
        if told is None:
            raise
    sys.stderr.write(printable(f"normviz: {told}") + "\n")
    return Store(folder, must_exist=must_exist)
