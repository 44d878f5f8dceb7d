"""Reads HDF5 in a process of its own: a hostile file can make its library crash or never end."""

import os
import subprocess
import sys
import tempfile
from typing import BinaryIO, Final

from normviz.inspection.readers.hdf5_tree import LARGEST, Hdf5Content, from_bytes

_MODULE: Final = "normviz.inspection.readers.hdf5_process"
_PATIENCE: Final = 120
"""Seconds; the process itself ends after a number of seconds of processor time."""
_DAMAGED: Final = 2


def read_hdf5(file: BinaryIO, start: int = 0, size: int | None = None) -> Hdf5Content:
    """Groups, vectors and the config of an HDF5 file.

    Args:
        file: A file of the operating system.
        start: Where in it the HDF5 file begins.
        size: Its bytes; up to the end when None.

    Raises:
        ValueError: It is damaged, or the library could not read it.
    """
    whole = file.seek(0, os.SEEK_END)
    size = whole - start if size is None else size
    words = [sys.executable, "-P", "-m", _MODULE, str(start), str(size)]
    # One thread of linear algebra: several reserve more memory than is allowed there.
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    with tempfile.TemporaryFile() as output:
        try:
            ended = subprocess.run(  # noqa: S603
                words, stdin=file, stdout=output, stderr=subprocess.DEVNULL, env=environment,
                timeout=_PATIENCE, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise ValueError("reading it took too long") from error
        length = output.seek(0, os.SEEK_END)
        output.seek(0)
        if ended.returncode == _DAMAGED:
            raise ValueError(output.read(1000).decode("utf-8", "replace"))
        if ended.returncode or length > LARGEST:
            raise ValueError("the library of HDF5 could not read it")
        return from_bytes(output.read())
