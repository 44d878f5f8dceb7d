"""Reads exactly as many bytes as a header states, from plain and gzip files."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from normviz.errors import UserError
from normviz.files.gzip_reader import GzipReader
from normviz.files.plain_file import open_plain

Stream = BufferedReader | GzipReader

_GZIP_MAGIC = b"\x1f\x8b"
MAX_FILE = 1 << 28
_DEFLATE_LIMIT = 1032
"""No deflate stream grows by more than this factor (https://zlib.net/zlib_tech.html)."""


def read_start(path: Path, most: int, *, pipes: bool = False) -> bytes:
    """The first ``most`` bytes of a file, or all of them.

    Args:
        path: The file.
        most: The number of bytes.
        pipes: Whether a pipe is read too; whoever writes to it is waited for.

    Raises:
        UserError: The file is missing, cannot be read, or is no plain file.
    """
    try:
        with path.open("rb") if pipes else open_plain(path) as stream:
            return stream.read(most)
    except OSError as error:
        raise _unreadable(path, error) from error


@contextmanager
def open_binary(path: Path) -> Iterator[Stream]:
    """Opens ``path``; a gzip stream is recognised by its first bytes, not by its name.

    Raises:
        UserError: The file is missing, cannot be read, or is larger than any data set.
    """
    try:
        state = path.stat()
        if not (S_ISREG(state.st_mode) or S_ISDIR(state.st_mode)) or state.st_size > MAX_FILE:
            raise UserError(
                "expected a file of at most {most} MiB in {path}, received a larger one or no "
                "plain file; check that it is the right file",
                code="file-too-large",
                most=MAX_FILE >> 20,
                path=path,
            )
        file = open_plain(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    with file:
        yield GzipReader(file) if file.peek(2)[:2] == _GZIP_MAGIC else file


def read_exactly(stream: Stream, path: Path, size: int, what: str) -> bytes | bytearray:
    """The next ``size`` bytes of ``stream``.

    A file that is too short to hold them is refused before memory is taken.

    Args:
        stream: What :func:`open_binary` returned.
        path: The file's path, for the error's text.
        size: Number of bytes that must be there.
        what: What the bytes are, for the error's text.

    Raises:
        UserError: The file is cut short or its compression is broken.
    """
    there = path.stat().st_size
    there = there * _DEFLATE_LIMIT if isinstance(stream, GzipReader) else there - stream.tell()
    if there < size:
        raise _cut(path, size, there, what)
    data = read_at_most(stream, path, size, what)
    if len(data) < size:
        raise _cut(path, size, len(data), what)
    return data


def read_at_most(stream: Stream, path: Path, size: int, what: str) -> bytes | bytearray:
    """The next ``size`` bytes of ``stream``, or as many as there are.

    Args:
        stream: What :func:`open_binary` returned.
        path: The file's path, for the error's text.
        size: Number of bytes; memory is taken for all of them.
        what: What the bytes are, for the error's text.

    Raises:
        UserError: The file's compression is broken.
    """
    try:
        return stream.read(size)
    except (OSError, ValueError) as error:
        raise UserError(
            "expected {size} bytes of {what} in {path}, received a broken gzip stream "
            "({error}); get the file again",
            code="gzip-broken",
            size=size,
            what=what,
            path=path,
            error=error,
        ) from error


def require_end(stream: Stream, path: Path) -> None:
    """Checks that nothing follows; at the end of a gzip stream its checksum is verified too.

    Raises:
        UserError: More bytes follow, or the checksum is wrong.
    """
    try:
        more = stream.read(1)
    except (OSError, ValueError) as error:
        raise UserError(
            "expected a whole gzip file in {path}, received a broken one ({error}); get the "
            "file again",
            code="gzip-cut",
            path=path,
            error=error,
        ) from error
    if more:
        raise UserError(
            "expected {path} to end where its header says, received more bytes; get the file again",
            code="file-too-long",
            path=path,
        )


def _unreadable(path: Path, error: OSError) -> UserError:
    return UserError(
        "expected to read {path}, received: {reason}; check that the file is there and may be read",
        code="cannot-read",
        path=path,
        reason=error.strerror or error,
    )


def _cut(path: Path, size: int, there: int, what: str) -> UserError:
    return UserError(
        "expected {size} bytes of {what} in {path}, received at most {there}; the file is"
        " cut short, get it again",
        code="file-cut",
        size=size,
        what=what,
        path=path,
        there=there,
    )
