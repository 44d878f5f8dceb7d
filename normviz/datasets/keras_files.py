"""Data sets as Keras keeps them in its cache, read without running anything of them.

Keras stores MNIST as npz and CIFAR-10 as pickles. A pickle is a program; here its strings and
numbers are only picked out of it, it is never executed.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from normviz.datasets.cifar import CLASSES, MAX_RECORDS, RECORD, planes_to_images
from normviz.errors import UserError
from normviz.files.arrays import read_arrays
from normviz.files.binary import open_binary, read_at_most
from normviz.files.contents import ExpectedArray, ExpectedContents
from normviz.files.pickle_strings import scan_pickle

Part = tuple[NDArray[np.uint8], NDArray[np.uint8]]

_MAX_IMAGES = 100_000
_MNIST = {
    part: ExpectedContents(
        what="mnist.npz of Keras",
        advice="delete the file and let Keras download it again",
        arrays=(
            ExpectedArray(f"x_{part}", ("u1",), ((1, _MAX_IMAGES), 28, 28), required=True),
            ExpectedArray(f"y_{part}", ("u1",), ((1, _MAX_IMAGES),), required=True),
            ExpectedArray("x_(train|test)", ("u1",), ((1, _MAX_IMAGES), 28, 28)),
            ExpectedArray("y_(train|test)", ("u1",), ((1, _MAX_IMAGES),)),
        ),
        most_arrays=4,
    )
    for part in ("train", "test")
}
_MAX_PICKLE = MAX_RECORDS * (RECORD + 100)
"""Labels and file names take some bytes beside each record."""
_MAX_INSTRUCTIONS = 10 * MAX_RECORDS
_KEYS = (b"data", b"labels", b"batch_label", b"filenames")


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
    arrays = read_arrays(path, _MNIST[part], only=(f"x_{part}", f"y_{part}"), rows=count)
    return arrays[f"x_{part}"], arrays[f"y_{part}"]


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
        content = read_at_most(stream, path, _MAX_PICKLE + 1, "a pickled batch")
    try:
        pixels, labels = _parse_batch(bytes(content))
    except ValueError as error:
        raise UserError(
            "expected a batch of CIFAR-10's Python version in {path}, received another file "
            "({error}); delete it and let Keras download it again",
            code="keras-cifar-foreign",
            path=path,
            error=error,
        ) from error
    return planes_to_images(pixels[:count]), labels[:count]


def _parse_batch(content: bytes) -> Part:
    """The value after the key ``data`` and the list after the key ``labels``."""
    if len(content) > _MAX_PICKLE:
        raise ValueError("too large")
    key, pixels, labels = b"", b"", bytearray()
    for value in scan_pickle(content, _MAX_INSTRUCTIONS):
        if isinstance(value, int):
            if key == b"labels":
                labels.append(min(value, CLASSES))
        elif key == b"data" and len(value) >= RECORD - 1:
            pixels = value
        elif value in _KEYS:
            key = value
    if not labels or len(pixels) != len(labels) * (RECORD - 1) or max(labels) >= CLASSES:
        raise ValueError(f"{len(pixels)} pixels for {len(labels)} labels")
    planes = np.frombuffer(pixels, np.uint8).reshape(len(labels), -1)
    return planes, np.frombuffer(bytes(labels), np.uint8)
