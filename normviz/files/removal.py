"""Removes folders without following links out of them."""

import os
import shutil
import stat
from pathlib import Path


def remove_folder(parent: Path, name: str) -> None:
    """Removes ``parent/name`` with all that is in it; a link in its place goes, not its target.

    Where the system allows, everything is done relative to the open ``parent``, so that nobody can
    swap a folder for a link while it is being removed.

    Args:
        parent: An existing folder.
        name: One name, without separators.

    Raises:
        ValueError: ``name`` would lead elsewhere.
        FileNotFoundError: There is nothing of that name.
        OSError: Something cannot be removed.
    """
    if name in ("", ".", "..") or Path(name).name != name:
        raise ValueError(f"expected one name of a folder, received {name!r}")
    if not shutil.rmtree.avoids_symlink_attacks:  # pragma: no cover  # Windows
        _remove(parent / name, None)
        return
    folder = os.open(parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _remove(Path(name), folder)
    finally:
        os.close(folder)


def _remove(path: Path, folder: int | None) -> None:
    if stat.S_ISDIR(os.stat(path, dir_fd=folder, follow_symlinks=False).st_mode):
        shutil.rmtree(path, dir_fd=folder)
    else:
        os.unlink(path, dir_fd=folder)
