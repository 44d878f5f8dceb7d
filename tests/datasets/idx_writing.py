"""Writes IDX files for tests."""

import gzip
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from normviz.datasets.idx import UNSIGNED_BYTE


def write_idx(path: Path, values: NDArray[np.uint8]) -> None:
    """Writes an array of unsigned bytes as IDX; a name that ends in ``.gz`` is compressed."""
    header = struct.pack(f">HBB{values.ndim}I", 0, UNSIGNED_BYTE, values.ndim, *values.shape)
    data = header + np.ascontiguousarray(values, np.uint8).tobytes()
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
