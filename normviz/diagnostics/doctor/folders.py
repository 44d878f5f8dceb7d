"""The folders that normviz uses: paths, permissions, free space."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from normviz.datasets.custom_digits import usual_folder as own_digits_folder
from normviz.datasets.dataset_paths import keras_cache
from normviz.diagnostics.log_file import log_folder
from normviz.runs.store import default_folder as runs_folder
from normviz.settings.paths import settings_path


@dataclass(frozen=True)
class FolderStatus:
    """A folder, whether or not it is there yet.

    Attributes:
        name: ``settings``, ``runs``, ``own digits``, ``logs`` or ``data sets of Keras``.
        path: Where it is.
        exists: Whether it is there; it is made when it is first needed.
        readable: Whether it can be read; of a folder to be made, that it can be made.
        writable: Whether it can be written to; of a folder to be made, that it can be made.
        free_bytes: What its disk has left; None where that is not known.
    """

    name: str
    path: Path
    exists: bool
    readable: bool
    writable: bool
    free_bytes: int | None


def folders(runs_dir: Path | None = None) -> tuple[FolderStatus, ...]:
    """All folders; none is made.

    Args:
        runs_dir: Where the command line keeps runs.
    """
    paths = {
        "settings": settings_path().parent,
        "runs": runs_dir or runs_folder(),
        "own digits": own_digits_folder(),
        "logs": log_folder(),
        "data sets of Keras": keras_cache(),
    }
    return tuple(folder_of(name, path) for name, path in paths.items())


def folder_of(name: str, path: Path) -> FolderStatus:
    """What is known of one folder."""
    there = path
    while not os.path.lexists(there) and there != there.parent:
        there = there.parent
    is_folder = there.is_dir()
    free = None
    with suppress(OSError):
        free = shutil.disk_usage(there).free
    writable = is_folder and _allows(there, os.W_OK | os.X_OK)
    readable = is_folder and _allows(there, os.R_OK | os.X_OK)
    exists = there == path and is_folder
    return FolderStatus(name, path, exists, readable if exists else writable, writable, free)


def _allows(path: Path, rights: int) -> bool:
    """Whether a file operation would succeed now; by itself ``access`` asks for the real user."""
    return os.access(path, rights, effective_ids=os.access in os.supports_effective_ids)
