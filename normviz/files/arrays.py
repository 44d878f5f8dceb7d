"""Named arrays in one npz file, read without trust in the file.

A foreign npz can hold pickled objects or claim to unpack to more than there is memory. The
archive's directory and every array's header are checked against what the caller expects before
anything is unpacked or memory is taken for it.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.files.atomic import replacing
from normviz.files.contents import ExpectedContents
from normviz.files.npy_header import NpyHeader, read_header
from normviz.files.plain_file import cannot_read, is_something_else, open_plain
from normviz.files.zip_archive import STORED, ArchiveMember, MemberStream, read_directory
from normviz.number_text import count

_SUFFIX: Final = ".npy"


def write_arrays(
    path: Path,
    arrays: Mapping[str, NDArray[Any]],
    *,
    private: bool = False,
    durable: bool = True,
) -> None:
    """Writes arrays to one npz file, atomically and uncompressed.

    Args:
        path: The file to replace.
        arrays: Arrays of any shape by name; no arrays of Python objects.
        private: Whether only the file's owner can read it.
        durable: As for :func:`normviz.files.atomic.replacing`.

    Raises:
        ValueError: An array holds Python objects.
        UserError: No space, no right, or another fault of the file system.
    """
    for name, array in arrays.items():
        if array.dtype.hasobject:
            raise ValueError(f"expected arrays of numbers, received objects in {name!r}")
    with replacing(path, private=private, durable=durable) as file:
        np.savez(file, allow_pickle=False, **arrays)


def read_arrays(
    path: Path,
    contents: ExpectedContents | None = None,
    *,
    only: Collection[str] | None = None,
    rows: int | None = None,
) -> dict[str, NDArray[Any]]:
    """Reads an npz file that may be cut, damaged or hostile.

    Args:
        path: The file.
        contents: What it may hold; any arrays of at most 128 MiB together when None.
        only: Names of the arrays to read; all of them when None.
        rows: Read only so many along each array's first axis; the rest is not unpacked, nor is
            its checksum compared.

    Returns:
        The arrays by name, in native byte order.

    Raises:
        UserError: The file is missing, cut, no npz, or holds something else than expected.
    """
    expected = contents or ExpectedContents()
    with _explained(path, expected), open_plain(path) as file:
        members = _members(file, path, expected)
        headers = _headers(file, members)
        _check(path, headers, expected)
        wanted = [name for name in members if only is None or name in only]
        return {name: _read(file, members[name], headers[name], rows) for name in wanted}


@contextmanager
def _explained(path: Path, expected: ExpectedContents) -> Iterator[None]:
    """Words what goes wrong while the file is read.

    Raises:
        UserError: As `read_arrays`.
    """
    if is_something_else(path, links=True):  # opening a pipe would wait for its writer
        raise UserError(
            "expected a file at {path}, received something else",
            code="no-plain-file",
            path=path,
        )
    try:
        yield
    except UserError:
        raise
    except FileNotFoundError as error:
        raise UserError(
            "there is no file {path}",
            code="file-missing",
            path=path,
        ) from error
    except OSError as error:
        raise cannot_read(path, error) from error
    except ValueError as error:
        raise _damaged(path, error, expected) from error


def _members(file: BinaryIO, path: Path, expected: ExpectedContents) -> dict[str, ArchiveMember]:
    members = read_directory(file, expected.most_arrays)
    for member in members:
        if not member.name.endswith(_SUFFIX):
            error = ValueError(f"expected arrays only, received {member.name[:60]!r}")
            raise _other(path, error, expected)
        if member.method != STORED and not expected.compressed:
            error = ValueError("expected arrays that are not compressed, received compressed ones")
            raise _other(path, error, expected)
    return {member.name.removesuffix(_SUFFIX): member for member in members}


def _headers(file: BinaryIO, members: Mapping[str, ArchiveMember]) -> dict[str, NpyHeader]:
    """The headers of all arrays, which have to agree with the archive's directory."""
    headers = {}
    for name, member in members.items():
        try:
            header = read_header(MemberStream(file, member))
        except ValueError as error:
            raise ValueError(f"{name[:60]!r}: {error}") from error
        if header.length + header.size != member.size:
            size = header.length + header.size
            raise ValueError(
                f"{name[:60]!r}: expected {count(size)} bytes, received {count(member.size)}"
            )
        headers[name] = header
    return headers


def _check(path: Path, headers: Mapping[str, NpyHeader], expected: ExpectedContents) -> None:
    try:
        expected.check(headers)
    except ValueError as error:
        raise _other(path, error, expected) from error


def _read(
    file: BinaryIO, member: ArchiveMember, header: NpyHeader, rows: int | None
) -> NDArray[Any]:
    """The array of a member whose header was checked; its first rows alone if it says so."""
    stream = MemberStream(file, member)
    stream.read(header.length)
    shape = header.shape[::-1] if header.fortran else header.shape
    is_whole = rows is None or not shape or header.fortran or rows >= shape[0]
    data = np.empty(shape if is_whole else (rows or 0, *shape[1:]), header.dtype)
    if data.size:
        stream.read_into(data.reshape(-1).view(np.uint8).data)
    if is_whole:
        stream.finish()
    if not data.dtype.isnative:
        data = data.byteswap(inplace=True).view(data.dtype.newbyteorder("="))
    array = data.T if header.fortran else data
    return array if rows is None or not array.ndim else array[:rows]


def _damaged(path: Path, error: ValueError, expected: ExpectedContents) -> UserError:
    return UserError(
        "{path} is cut or damaged, expected an npz file: {error}; {advice}",
        code="file-damaged",
        path=path,
        error=error,
        advice=expected.advice,
    )


def _other(path: Path, error: ValueError, expected: ExpectedContents) -> UserError:
    return UserError(
        "{path} is no {what}: {error}; {advice}",
        code="file-foreign",
        path=path,
        what=expected.what,
        error=error,
        advice=expected.advice,
    )
