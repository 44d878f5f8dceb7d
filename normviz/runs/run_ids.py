"""Ids of runs: each is also the name of a folder, on every system."""

import re
from pathlib import Path
from typing import Final

from normviz.errors import UserError

LONGEST: Final = 80
_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")  # one case: some systems do not tell them apart
_RESERVED: Final = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # names of devices on Windows
_SHOWN: Final = 40


def check_run_id(text: object) -> str:
    """``text``, if it can be the id of a run.

    Raises:
        UserError: It cannot: it might name a place outside the runs folder.
    """
    good = (
        isinstance(text, str)
        and len(text) <= LONGEST
        and _ID.fullmatch(text)
        and not _RESERVED.fullmatch(text)
    )
    if not good:
        raise UserError(
            f"expected an id of a run (a-z, 0-9, - and _), received {shown_id(text)}: "
            "see 'normviz runs'"
        )
    assert isinstance(text, str)  # noqa: S101 (for the types)
    return text


def shown_id(text: object) -> str:
    """Whatever stands in the place of an id, short and on one line."""
    whole = ascii(text)
    return whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN]}…"


def run_folder(folder: Path, run: str) -> Path:
    """The folder of a run's files inside a runs folder; it need not exist.

    Raises:
        UserError: The id is none, or a link in that place leads out of the runs folder.
    """
    path = folder / check_run_id(run)
    if path.is_symlink() or getattr(path, "is_junction", bool)():
        raise UserError(
            f"{path} is a link to another place, expected the folder of a run: "
            "move the folder itself there, or delete the run"
        )
    return path


def run_file(folder: Path, run: str, name: str) -> Path | None:
    """A file of a run; None where there is none.

    Args:
        folder: The runs folder.
        run: Id of the run.
        name: Name of the file.

    Raises:
        UserError: As :func:`run_folder`, or something else than a plain file has that name.
    """
    path = run_folder(folder, run) / name
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise UserError(f"expected a file at {path}, received a link or a folder: remove it")
    return path if path.exists() else None
