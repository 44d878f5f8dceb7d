"""Numbers of weights from raw bytes, little-endian, in the element types of model files."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

LARGEST: Final = 1 << 20
"""Numbers of a weight that is read; those of norms are far smaller."""

_TYPES: Final = {"F64": "<f8", "F32": "<f4", "F16": "<f2"}


def numbers(data: bytes, kind: str, shape: tuple[int, ...]) -> NDArray[np.float64] | None:
    """The numbers of an array.

    Args:
        data: Its bytes.
        kind: ``F64``, ``F32``, ``F16`` or ``BF16``.
        shape: Its sizes.

    Returns:
        None for another element type, or where there are not as many bytes.
    """
    if kind == "BF16":  # the upper half of a float32
        if len(data) % 2:
            return None
        wide = np.frombuffer(data, "<u2").astype(np.uint32) << 16
        found = wide.view(np.float32)
    elif kind in _TYPES:
        if len(data) % np.dtype(_TYPES[kind]).itemsize:
            return None
        found = np.frombuffer(data, _TYPES[kind])
    else:
        return None
    if found.size != np.prod(shape):
        return None
    with np.errstate(invalid="ignore"):  # NumPy warns of some of the NaN that a file may hold
        return found.astype(np.float64).reshape(shape)
