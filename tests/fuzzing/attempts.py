"""Calls a reader with one mutated file and reports the outcome."""

import os
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

from tests.fuzzing.readers import Reader

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
"""A folder in memory, where there is one: a database waits for a disk with every file."""


@dataclass(frozen=True)
class Attempt:
    """What came of one file.

    Attributes:
        refused: Whether the documented error was raised.
        leak: What was raised instead, or what is wrong with the documented error; may be empty.
    """

    refused: bool = False
    leak: str = ""


def attempt(reader: Reader, data: bytes, parent: Path | None = None) -> Attempt:
    """Writes a file into a folder of its own and has it read.

    Args:
        reader: Whom it is given to.
        data: Its bytes.
        parent: Where that folder is made; in memory when None.
    """
    with tempfile.TemporaryDirectory(dir=parent or MEMORY) as folder:
        path = Path(folder) / "file"
        path.write_bytes(data)
        try:
            reader.read(path)
        except Exception as error:  # every other one is what is looked for
            return Attempt(True) if _is_documented(reader, error) else Attempt(leak=_told(error))
    return Attempt()


def _is_documented(reader: Reader, error: Exception) -> bool:
    """Of the documented class, not one of Python's own classes below it, and in one line."""
    known = isinstance(error, reader.error) and (
        type(error) is reader.error or type(error).__module__.startswith("normviz")
    )
    return known and len(str(error).splitlines()) == 1


def _told(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    text = str(error)[:90]
    return f"{type(error).__name__}: {text!r} ({Path(place.filename).name}:{place.lineno})"
