"""Reads `.safetensors`: a JSON header, then the bytes of the arrays.

The format is described at https://github.com/huggingface/safetensors#format. Such a file has
names and numbers, no classes and no settings: a norm layer is told by the names that PyTorch gives
to its weights.
"""

import os
from collections.abc import Mapping
from math import prod
from typing import Any, BinaryIO, Final

from normviz.files.bounded_json import JsonLimits, parse_json
from normviz.inspection.model import Model
from normviz.inspection.readers.numbers import LARGEST, numbers
from normviz.inspection.readers.state_dict import StoredArray, layers_of_arrays

_LIMITS: Final = JsonLimits(size=64 << 20, depth=8, values=5_000_000)
_SIZES: Final = {
    "BOOL": 1, "U8": 1, "I8": 1, "F8_E5M2": 1, "F8_E4M3": 1, "I16": 2, "U16": 2, "F16": 2,
    "BF16": 2, "I32": 4, "U32": 4, "F32": 4, "I64": 8, "U64": 8, "F64": 8,
}  # fmt: skip
_LARGEST_AXIS: Final = 1 << 48


def read_safetensors(file: BinaryIO) -> Model:
    """The norm layers of a `.safetensors` file.

    Raises:
        ValueError: It is damaged.
    """
    whole = file.seek(0, os.SEEK_END)
    file.seek(0)
    size = int.from_bytes(file.read(8), "little")
    if whole < 8 or size > min(_LIMITS.size, whole - 8):
        raise ValueError(f"expected a header of {size} bytes, received a file of {whole}")
    header = parse_json(file.read(size), _LIMITS)
    if not isinstance(header, Mapping):
        raise ValueError("expected the header to be an object")  # noqa: TRY004  # of the file
    arrays = {
        name: _array(name, entry, file, 8 + size, whole)
        for name, entry in header.items()
        if name != "__metadata__"
    }
    return Model("safetensors", "PyTorch", layers_of_arrays(arrays), is_graph=False)


def _array(name: str, entry: Any, file: BinaryIO, start: int, whole: int) -> StoredArray:
    """One array, its numbers still in the file.

    Raises:
        ValueError: Its bytes lie outside of the file, or are not as many as its shape needs.
    """
    try:
        kind, shape, (first, end) = entry["dtype"], tuple(entry["shape"]), entry["data_offsets"]
        given = [*shape, first, end]
        good = isinstance(kind, str) and all(
            type(each) is int and 0 <= each < _LARGEST_AXIS for each in given
        )
    except (TypeError, KeyError, ValueError):
        good = False
    if not good:
        raise ValueError(f"expected type, shape and offsets of {name[:60]!r}")
    length = prod(shape) * _SIZES.get(kind, 0)
    if first > end or start + end > whole or (kind in _SIZES and length != end - first):
        raise ValueError(f"expected {length} bytes of {name[:60]!r}, received {end - first}")

    def read() -> Any:
        if prod(shape) > LARGEST:
            return None
        file.seek(start + first)
        return numbers(file.read(end - first), kind, shape)

    return StoredArray(shape, read)
