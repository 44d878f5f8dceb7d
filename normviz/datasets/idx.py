"""Reader and writer of IDX, the format of MNIST (http://yann.lecun.com/exdb/mnist/).

An IDX file is two zero bytes, a type byte, the number of dimensions, each dimension as a
big-endian 32-bit integer, and then the values.
"""

import math
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.files.binary import Stream, open_binary, read_exactly, require_end

UNSIGNED_BYTE = 0x08
MAX_BYTES = 200_000_000
"""No data set of this app is larger; a header for more is a broken or hostile file."""


def read_idx(
    path: Path, dimensions: int, count: int | None = None, max_bytes: int = MAX_BYTES
) -> NDArray[np.uint8]:
    """The array of unsigned bytes in an IDX file, raw or compressed with gzip.

    Type, dimensions and size are verified before memory is taken for the values.

    Args:
        path: The file.
        dimensions: Number of dimensions that it must have: 3 for images, 1 for labels.
        count: Read only the first ``count`` items and leave the rest of the file unread.
        max_bytes: Largest number of values that is accepted.

    Returns:
        Array of the file's shape, its first axis cut to ``count``.

    Raises:
        UserError: The file is missing, cut, too long, of another kind, or fails its checksum.
    """
    with open_binary(path) as stream:
        shape = _read_header(stream, path, dimensions, max_bytes)
        whole = count is None or count >= shape[0]
        taken = shape if whole else (count or 0, *shape[1:])
        data = read_exactly(stream, path, math.prod(taken), "values")
        if whole:
            require_end(stream, path)
    return np.frombuffer(data, np.uint8).reshape(taken)


def _read_header(stream: Stream, path: Path, dimensions: int, max_bytes: int) -> tuple[int, ...]:
    zero, kind, found = struct.unpack(">HBB", read_exactly(stream, path, 4, "IDX header"))
    if zero != 0 or kind != UNSIGNED_BYTE or found != dimensions:
        raise UserError(
            "expected an IDX file of unsigned bytes with {dimensions} dimensions in {path}, "
            "received one that starts with 0x{zero:04x}{kind:02x}{found:02x}; check that it "
            "is the right file",
            code="idx-foreign",
            dimensions=dimensions,
            path=path,
            zero=zero,
            kind=kind,
            found=found,
        )
    header = read_exactly(stream, path, 4 * dimensions, "IDX dimensions")
    shape: tuple[int, ...] = struct.unpack(f">{dimensions}I", header)
    if math.prod(shape) > max_bytes:
        raise UserError(
            "expected at most {max_bytes} values in {path}, received a header for "
            "{shape}; the file is broken, get it again",
            code="idx-too-large",
            max_bytes=max_bytes,
            path=path,
            shape=" × ".join(map(str, shape)),
        )
    return shape
