"""Takes over the files of a run that was trained elsewhere; they are not trusted."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from normviz.errors import UserError
from normviz.files.atomic import write_bytes
from normviz.files.private import FOLDER_MODE
from normviz.files.removal import remove_folder
from normviz.number_text import count
from normviz.runs.checkpoint import read_checkpoint
from normviz.runs.spec import RunSpec
from normviz.runs.storage.folders import new_run_folder
from normviz.runs.storage.history import BATCHES, EPOCHS
from normviz.runs.storage.manifest import MANIFEST, read_manifest, write_manifest
from normviz.runs.storage.recovery import CHECKPOINT, is_complete

MOST_BYTES: Final = 1 << 30
_NAMES: Final = (CHECKPOINT, BATCHES, EPOCHS)
_TIMELINE: Final = re.compile(r"timeline/step-\d{8,12}\.npz")


def run_files(folder: Path) -> dict[str, bytes]:
    """The files of a run that `adopt` takes, by their names in its folder."""
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*"))]
    wanted = [name for name in names if _is_wanted(name)]
    return {name: (folder / name).read_bytes() for name in wanted}


def adopt(runs_dir: Path, files: Mapping[str, bytes], spec: RunSpec) -> str:
    """Makes a run of files that came back from another process or machine.

    The runs folder lists it when it is opened next.

    Args:
        runs_dir: The runs folder.
        files: Name to content, as `run_files` gave them there.
        spec: What was asked to be trained.

    Returns:
        The run's id here.

    Raises:
        UserError: They are not the files of a finished run of that spec, or cannot be written.
    """
    if not all(_is_wanted(name) for name in files) or not {MANIFEST, CHECKPOINT} <= set(files):
        raise _foreign("the files of a run")
    if sum(map(len, files.values())) > MOST_BYTES:
        raise _foreign(f"at most {count(MOST_BYTES)} bytes")
    run, folder = new_run_folder(runs_dir, spec.recipe)
    try:
        _write(folder, files)
        _check(folder, run, spec)
    except BaseException:
        remove_folder(runs_dir, run)
        raise
    return run


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """The manifest comes last: a folder without it is none of a run."""
    for name in sorted(files, key=lambda name: name == MANIFEST):
        path = folder / name
        path.parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
        write_bytes(path, files[name])


def _check(folder: Path, run: str, spec: RunSpec) -> None:
    manifest = read_manifest(folder)
    if replace(manifest.spec, name="") != replace(spec, name=""):
        raise _foreign("the settings that were asked for")
    if not is_complete(read_checkpoint(folder / CHECKPOINT), spec.epochs):
        raise _foreign("a checkpoint with all epochs")
    write_manifest(folder, replace(manifest, name=spec.name or run))


def _is_wanted(name: str) -> bool:
    return name in (MANIFEST, *_NAMES) or bool(_TIMELINE.fullmatch(name))


def _foreign(expected: str) -> UserError:
    return UserError(
        "a worker sent back other files: expected {wanted}", code="worker-files", wanted=expected
    )
