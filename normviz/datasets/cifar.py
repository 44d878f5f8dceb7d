"""Reader of CIFAR-10's binary version (https://www.cs.toronto.edu/~kriz/cifar.html).

A record is one label byte and 3072 bytes of pixels: 1024 red, 1024 green, 1024 blue, row by row.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from normviz.errors import UserError
from normviz.files.binary import open_binary, read_at_most, read_exactly
from normviz.files.gzip_reader import GzipReader

RECORD = 3073
SIDE = 32
CLASSES = 10
MAX_RECORDS = 10_000
"""CIFAR-10's own files hold exactly so many; a part of one may hold fewer."""

Images = NDArray[np.uint8]
Labels = NDArray[np.uint8]


def read_cifar(path: Path, count: int | None = None) -> tuple[Images, Labels]:
    """Images and labels of one binary file of CIFAR-10.

    Args:
        path: The file, such as ``data_batch_1.bin``, maybe packed with gzip. A part of the
            original is accepted.
        count: Read only the first ``count`` records.

    Returns:
        Images (N, 32, 32, 3) and labels (N,), both uint8.

    Raises:
        UserError: The file is missing, its size is no whole number of records or more than
            the format has, or a label is no class.
    """
    with open_binary(path) as stream:
        size = path.stat().st_size
        if isinstance(stream, GzipReader):
            packed = read_at_most(stream, path, MAX_RECORDS * RECORD + 1, "records")
            taken = _taken(path, len(packed), count)
            data = packed[: taken * RECORD]
        else:
            taken = _taken(path, size, count)
            data = read_exactly(stream, path, taken * RECORD, "records")
    records = np.frombuffer(data, np.uint8).reshape(taken, RECORD)
    labels = records[:, 0].copy()
    if labels.size and labels.max() >= CLASSES:
        raise UserError(
            "expected labels from 0 to {most} in {path}, received {label}; check that it is a"
            " file of CIFAR-10's binary version",
            code="cifar-labels",
            most=CLASSES - 1,
            path=path,
            label=labels.max(),
        )
    return planes_to_images(records[:, 1:]), labels


def planes_to_images(planes: NDArray[np.uint8]) -> Images:
    """Rows of 3072 bytes, colour by colour, as images (N, 32, 32, 3)."""
    upright = planes.reshape(-1, 3, SIDE, SIDE).transpose(0, 2, 3, 1)
    return np.ascontiguousarray(upright)


def _taken(path: Path, size: int, most: int | None) -> int:
    """How many records of a file of so many bytes are wanted."""
    count, rest = divmod(size, RECORD)
    if rest or not 0 < count <= MAX_RECORDS:
        raise UserError(
            "expected 1 to {most} records of {record} bytes in {path}, received {size} bytes;"
            " the file is cut or of another kind, get it again",
            code="cifar-size",
            most=MAX_RECORDS,
            record=RECORD,
            path=path,
            size=size,
        )
    return count if most is None else min(most, count)
