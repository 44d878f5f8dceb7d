"""Takes over the files of a run that was trained elsewhere; they are not trusted."""

import re
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from normviz.errors import Reason, UserError
from normviz.files.atomic import write_bytes
from normviz.files.private import FOLDER_MODE
from normviz.files.removal import remove_folder
from normviz.number_text import count
from normviz.runs.checkpoint import read_checkpoint
from normviz.runs.database import Database
from normviz.runs.locks import RunLock
from normviz.runs.run import NOT_FINITE
from normviz.runs.spec import RunSpec
from normviz.runs.storage.folders import new_run_folder
from normviz.runs.storage.history import BATCHES, EPOCHS, RunHistory
from normviz.runs.storage.manifest import MANIFEST, read_manifest, write_manifest
from normviz.runs.storage.recovery import (
    CHECKPOINT,
    LOCK,
    is_complete,
    progress_of,
    recover,
)
from normviz.runs.storage.rows import put_batches

MOST_BYTES: Final = 1 << 30
_MOST_BATCHES: Final = 1 << 26
_LONGEST_REASON: Final = 2000
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
    _refuse_others(files, MANIFEST, CHECKPOINT)
    run, folder = new_run_folder(runs_dir, spec.recipe)
    try:
        _write(folder, files)
        _check_settings(folder, run, spec)
        _refuse_incomplete(folder, spec)
    except BaseException:
        remove_folder(runs_dir, run)
        raise
    return run


def adopt_failed(runs_dir: Path, files: Mapping[str, bytes], spec: RunSpec, failure: str) -> str:
    """Makes a run of the files of one whose own numbers ended it elsewhere; it is listed at once.

    Args:
        runs_dir: The runs folder.
        files: As for `adopt`; the checkpoint may be an early one, or missing. The batches may go
            on behind it: they show how the run failed.
        spec: What was asked to be trained.
        failure: Why it failed, as `errors.stored` gave it there.

    Returns:
        The run's id here.

    Raises:
        UserError: They are not the files of such a run, or cannot be written.
    """
    reason = Reason.from_stored(failure) if len(failure) <= _LONGEST_REASON else Reason("")
    if reason.code not in NOT_FINITE:
        raise _foreign("a run whose loss is not a number")
    _refuse_others(files, MANIFEST)
    run, folder = new_run_folder(runs_dir, spec.recipe)
    try:
        lock = RunLock(folder / LOCK)  # else whoever opens the runs folder lists it first
        try:
            _write(folder, files)
            _check_settings(folder, run, spec)
            if CHECKPOINT in files:
                read_checkpoint(folder / CHECKPOINT)
            _list(runs_dir, folder, failure)
        finally:
            lock.release()
    except BaseException:
        remove_folder(runs_dir, run)
        raise
    return run


def _refuse_incomplete(folder: Path, spec: RunSpec) -> None:
    if not is_complete(read_checkpoint(folder / CHECKPOINT), spec.epochs):
        raise _foreign("a checkpoint with all epochs")


def _list(runs_dir: Path, folder: Path, failure: str) -> None:
    """Makes the row of a run that failed, with all of its batches."""
    done = progress_of(folder)
    step = done.last.step if done else 0
    with closing(Database(runs_dir / "runs.sqlite")) as database, database.transaction():
        recover(database, folder, "failed")
        rest = RunHistory(folder).batches(_MOST_BATCHES, step)
        put_batches(database, folder.name, step, rest)
        database.write(
            "UPDATE runs SET reason = ?, ended = ? WHERE id = ?",
            (failure, time.time(), folder.name),
        )


def _refuse_others(files: Mapping[str, bytes], *needed: str) -> None:
    if not all(_is_wanted(name) for name in files) or not set(needed) <= set(files):
        raise _foreign("the files of a run")
    if sum(map(len, files.values())) > MOST_BYTES:
        raise _foreign(f"at most {count(MOST_BYTES)} bytes")


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """The manifest comes last: a folder without it is none of a run."""
    for name in sorted(files, key=lambda name: name == MANIFEST):
        path = folder / name
        path.parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
        write_bytes(path, files[name])


def _check_settings(folder: Path, run: str, spec: RunSpec) -> None:
    """Refuses another training than the one asked for; gives this one its name here."""
    manifest = read_manifest(folder)
    if replace(manifest.spec, name="") != replace(spec, name=""):
        raise _foreign("the settings that were asked for")
    write_manifest(folder, replace(manifest, name=spec.name or run))


def _is_wanted(name: str) -> bool:
    return name in (MANIFEST, *_NAMES) or bool(_TIMELINE.fullmatch(name))


def _foreign(expected: str) -> UserError:
    return UserError(
        "a worker sent back other files: expected {wanted}", code="worker-files", wanted=expected
    )
