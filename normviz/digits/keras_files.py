"""Data sets as Keras keeps them in its cache, read without running anything of them.

Keras stores MNIST as npz and CIFAR-10 as pickles. A pickle is a program; here it is only taken
apart into its opcodes (:mod:`pickletools`), never executed.
"""

import io
import math
import pickletools
import zipfile
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from normviz.digits.binary import open_binary, read_exactly
from normviz.digits.cifar import CLASSES, MAX_RECORDS, RECORD, planes_to_images
from normviz.errors import UserError

Part = tuple[NDArray[np.uint8], NDArray[np.uint8]]

_MAX_IMAGES = 100_000
_MAX_PICKLE = MAX_RECORDS * (RECORD + 100)
"""Labels and file names take some bytes beside each record."""


def read_mnist_npz(path: Path, train: bool, count: int | None = None) -> Part:
    """One part of Keras' ``mnist.npz``.

    Args:
        path: The file.
        train: The training part instead of the test part.
        count: Read only the first ``count`` images.

    Returns:
        Images (N, 28, 28) and labels (N,), uint8.

    Raises:
        UserError: The file is no such archive, is broken, or holds arrays of another kind.
    """
    part = "train" if train else "test"
    try:
        with zipfile.ZipFile(path) as archive:
            images = _read_array(archive, f"x_{part}.npy", (28, 28), count)
            labels = _read_array(archive, f"y_{part}.npy", (), count)
    except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise UserError(
            f"expected Keras' mnist.npz in {path}, received: {error}; "
            "delete the file and let Keras download it again"
        ) from error
    return images, labels


def _read_array(
    archive: zipfile.ZipFile, name: str, item: tuple[int, ...], count: int | None
) -> NDArray[np.uint8]:
    with archive.open(name) as stream:
        version = np.lib.format.read_magic(stream)
        if version != (1, 0):
            raise ValueError(f"{name} has npy version {version}")
        shape, fortran, dtype = np.lib.format.read_array_header_1_0(stream)
        if dtype != np.uint8 or fortran or shape[1:] != item or not 0 < shape[0] <= _MAX_IMAGES:
            raise ValueError(f"{name} holds {dtype} of shape {shape}")
        taken = shape[0] if count is None else min(count, shape[0])
        size = taken * math.prod(item)
        data = stream.read(size)
        # Only a read at the end of the member compares its checksum.
        if len(data) != size or (taken == shape[0] and stream.read(1)):
            raise ValueError(f"{name} has not the size that its header says")
    return np.frombuffer(data, np.uint8).reshape(taken, *item)


def read_cifar_batch(path: Path, count: int | None = None) -> Part:
    """Images and labels of one batch file of CIFAR-10's Python version.

    Args:
        path: The file, such as ``data_batch_1``.
        count: Return only the first ``count`` images.

    Returns:
        Images (N, 32, 32, 3) and labels (N,), uint8.

    Raises:
        UserError: The file is missing or of another form than CIFAR-10's.
    """
    with open_binary(path) as stream:
        size = min(path.stat().st_size, _MAX_PICKLE + 1)
        content = read_exactly(stream, path, size, "a pickled batch")
    try:
        pixels, labels = _parse_batch(content)
    except (ValueError, IndexError, OverflowError) as error:
        raise UserError(
            f"expected a batch of CIFAR-10's Python version in {path}, received another file "
            f"({error}); delete it and let Keras download it again"
        ) from error
    return planes_to_images(pixels[:count]), labels[:count]


def _parse_batch(content: bytes) -> Part:
    """The value after the key ``data`` and the list after the key ``labels``."""
    if len(content) > _MAX_PICKLE:
        raise ValueError("too large")
    key, pixels, labels = "", b"", bytearray()
    for opcode, value, _ in pickletools.genops(io.BytesIO(content)):
        if opcode.name in ("SHORT_BINSTRING", "BINSTRING") and isinstance(value, str):
            if len(value) % (RECORD - 1) == 0 and key == "data":
                pixels = value.encode("latin-1")
            elif value in ("data", "labels", "batch_label", "filenames"):
                key = value
        elif opcode.name == "BININT1" and key == "labels" and isinstance(value, int):
            labels.append(value)
    if not labels or len(pixels) != len(labels) * (RECORD - 1) or max(labels) >= CLASSES:
        raise ValueError(f"{len(pixels)} pixels for {len(labels)} labels")
    planes = np.frombuffer(pixels, np.uint8).reshape(len(labels), -1)
    return planes, np.frombuffer(bytes(labels), np.uint8)
