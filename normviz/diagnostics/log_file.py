"""The log of a process: one rotating file in the platform's log folder, for the owner's eyes.

Modules log by category: ``logging.getLogger("normviz.train")``. Every process has a file of its
own, so that two never rotate the same one. Neither file nor folder is made before there is
something to log.
"""

import io
import logging
import os
import platform
import sys
from contextlib import suppress
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

import platformdirs

from normviz import __version__
from normviz.diagnostics.error_counter import ErrorCounter
from normviz.diagnostics.versions import installed_versions
from normviz.errors import UserError
from normviz.files.plain_file import open_plain
from normviz.files.private import make_private_folder, open_private

FOLDER_VARIABLE: Final = "NORMVIZ_LOG_DIR"
"""Environment variable that names another log folder."""

MAX_BYTES: Final = 1_000_000
KEPT_FILES: Final = 10

_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s"
_PREFIX: Final = "normviz-"


def log_folder() -> Path:
    """Where logs and crash reports are kept."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named).expanduser()
    return platformdirs.user_log_path("normviz", appauthor=False)


class LogFile(RotatingFileHandler):
    """A rotating file with rights of 0600 that begins with what it was written by."""

    def __init__(self, path: Path) -> None:
        """Makes no file yet.

        Args:
            path: The file; its folder is made with the first record.
        """
        super().__init__(path, maxBytes=MAX_BYTES, backupCount=1, encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter(_FORMAT))
        self.addFilter(_RepetitionFilter())

    def _open(self) -> io.TextIOWrapper:
        path = Path(self.baseFilename)
        make_private_folder(path.parent)
        stream = io.TextIOWrapper(open_private(path), "utf-8", errors="backslashreplace")
        stream.write(_long_header())
        _remove_old(path.parent)
        return stream

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # a name of logging
        """Gives up where the log cannot be written: the program is more important than its log."""
        if isinstance(sys.exc_info()[1], OSError | UserError):
            self.setLevel(logging.CRITICAL + 1)
        else:
            super().handleError(record)


def header() -> str:
    """The line that every log and crash report begins with: what wrote it, where and when."""
    return (
        f"normviz {__version__}, Python {platform.python_version()}, {sys.platform}, "
        f"process {os.getpid()}, {datetime.now().astimezone().isoformat(' ', 'seconds')}\n"
    )


def _long_header() -> str:
    """The same with the platform and the versions of what is installed; takes milliseconds."""
    versions = ", ".join(f"{name} {found}" for name, found in installed_versions().items() if found)
    return f"{header()}{platform.platform()}\n{versions}\n"


def log_path() -> Path:
    """The log of this process, whether or not it has written one."""
    return log_folder() / f"{_PREFIX}{os.getpid()}.log"


def log_tail(path: Path, lines: int = 200) -> str:
    """The last lines of a log; empty where there is none.

    Args:
        path: The log, such as :func:`log_path`; where it is missing the newest one beside it.
        lines: How many at most.
    """
    for each in [path] if path.is_file() else _by_age(path.parent)[:1]:
        with suppress(OSError), open_plain(each) as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - MAX_BYTES))
            text = file.read(MAX_BYTES).decode("utf-8", "replace")
            return "\n".join(text.splitlines()[-lines:])
    return ""


def _remove_old(folder: Path) -> None:
    for path in _by_age(folder)[KEPT_FILES:]:
        with suppress(OSError):
            path.unlink()


def _by_age(folder: Path) -> list[Path]:
    """The log files, the newest first."""
    dated: list[tuple[float, Path]] = []
    with suppress(OSError):
        for path in folder.glob(f"{_PREFIX}*.log*"):
            with suppress(OSError):
                dated.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(dated, reverse=True)]


class _RepetitionFilter(logging.Filter):
    """Keeps one traceback of equal errors, and the 2nd, 4th, 8th and so on as one line each."""

    def __init__(self) -> None:
        super().__init__()
        self._counter = ErrorCounter()

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return True
        counted = self._counter.add(error)
        if not counted.is_burst:
            return True
        record.exc_info = record.exc_text = None
        record.msg, record.args = "%s: %s, %d times", (counted.name, counted.text, counted.count)
        return counted.count & (counted.count - 1) == 0
