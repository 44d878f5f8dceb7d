"""Named arrays in one npz file, read without trust in the file.

A foreign npz can hold pickled objects or claim to unpack to more than there is memory. Every
member's header is read and added up before the first array is made, and pickles are refused.
"""

import math
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.files.atomic import replacing

LIMIT = 4 * 1024**3
"""Bytes that one file may unpack to unless the caller says otherwise."""

_SUFFIX = ".npy"


def write_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Writes arrays to one npz file, atomically and uncompressed.

    Args:
        path: The file to replace.
        arrays: Arrays of any shape by name; no arrays of Python objects.

    Raises:
        ValueError: An array holds Python objects.
        UserError: No space, no right, or another fault of the file system.
    """
    for name, array in arrays.items():
        if array.dtype.hasobject:
            raise ValueError(f"expected arrays of numbers, received objects in {name!r}")
    with replacing(path) as file:
        np.savez(file, allow_pickle=False, **arrays)


def read_arrays(path: Path, limit: int = LIMIT) -> dict[str, NDArray[Any]]:
    """Reads an npz file that may be cut, damaged or hostile.

    Args:
        path: The file.
        limit: The most bytes that its arrays may take together.

    Returns:
        The arrays by name.

    Raises:
        UserError: The file is missing, cut, no npz, holds objects, or is larger than ``limit``.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive, path, limit)
            return {
                member.filename.removesuffix(_SUFFIX): _read(archive, member)
                for member in archive.infolist()
            }
    except UserError:
        raise
    except FileNotFoundError as error:
        raise UserError(f"there is no file {path}") from error
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror or error}") from error
    except (ValueError, EOFError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UserError(f"{path} is cut or damaged, expected an npz file: {error}") from error


def _check_sizes(archive: zipfile.ZipFile, path: Path, limit: int) -> None:
    total = sum(_size(archive, member) for member in archive.infolist())
    if total > limit:
        raise UserError(f"{path} would take {total} bytes of memory, allowed are {limit}")


def _size(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Bytes of a member's array, by its header, which has to agree with the archive's directory."""
    if not member.filename.endswith(_SUFFIX):
        raise ValueError(f"expected arrays only, received {member.filename!r}")
    with archive.open(member) as file:
        shape, dtype = _header(file)
        start = file.tell()
    if dtype.hasobject:
        raise ValueError(f"expected numbers, received Python objects in {member.filename!r}")
    size = math.prod(shape) * dtype.itemsize
    if start + size != member.file_size:
        raise ValueError(f"expected {start + size} bytes, received {member.file_size}")
    return size


def _header(file: IO[bytes]) -> tuple[tuple[int, ...], np.dtype[Any]]:
    version = npy.read_magic(file)
    if version not in ((1, 0), (2, 0)):
        raise ValueError(f"expected npy version 1 or 2, received {version}")
    read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
    shape, _, dtype = read(file)
    return shape, dtype


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> NDArray[Any]:
    with archive.open(member) as file:
        array: NDArray[Any] = npy.read_array(file, allow_pickle=False)
        if file.read(1):  # also makes the archive compare its checksum
            raise ValueError(f"expected the end of {member.filename!r}")
    return array
