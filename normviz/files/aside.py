"""Renames a broken file out of the way; it is never deleted."""

import time
from pathlib import Path
from typing import Final

from normviz.errors import UserError
from normviz.files.atomic import explain
from normviz.files.plain_file import open_plain

_MOST: Final = 1000


def can_open(path: Path) -> bool:
    """Whether a file can be opened: one that cannot may be whole. A pipe is not waited for."""
    try:
        with open_plain(path):
            return True
    except OSError:
        return False


def set_aside(path: Path) -> Path:
    """Renames a file that cannot be used, so that a new one can take its place.

    Args:
        path: The file.

    Returns:
        Its new path, ``name.broken-<date>`` in the same folder; no other file is replaced.

    Raises:
        UserError: It cannot be renamed; it stays where it is.
    """
    date = time.strftime("%Y%m%d-%H%M%S")
    for number in range(_MOST):
        tail = f"-{number}" if number else ""
        target = path.with_name(f"{path.name}.broken-{date}{tail}")
        if target.exists() or target.is_symlink():
            continue
        try:
            path.rename(target)
        except OSError as error:
            raise explain(error, path) from error
        return target
    raise UserError(
        "expected a free name to set {path} aside, found none: clear its folder",
        code="no-free-name",
        path=path,
    )
