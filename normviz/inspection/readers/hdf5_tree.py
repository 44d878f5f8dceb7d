"""Groups and arrays of an HDF5 file as plain values, and as bytes between two processes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from normviz.files.bounded_json import JsonLimits, parse_json
from normviz.inspection.model import Weight

LARGEST: Final = 1 << 29
"""Bytes that a file can come to."""
_LIMITS: Final = JsonLimits(size=LARGEST, depth=128, values=10_000_000)


@dataclass
class StoredGroup:
    """One group.

    Attributes:
        name: The name of the layer that Keras attaches to its variables; None elsewhere.
        groups: Those in it, in the file's order.
        arrays: Its data sets as weights.
    """

    name: str | None = None
    groups: "dict[str, StoredGroup]" = field(default_factory=dict)
    arrays: dict[str, Weight] = field(default_factory=dict)

    def all_arrays(self, prefix: str = "") -> Iterator[tuple[str, Weight]]:
        """All arrays in it and below, with their paths."""
        for name, weight in self.arrays.items():
            yield f"{prefix}{name}", weight
        for name, group in self.groups.items():
            yield from group.all_arrays(f"{prefix}{name}/")


@dataclass(frozen=True)
class Hdf5Content:
    """What is read of a file.

    Attributes:
        config: The text of the attribute ``model_config``; None where there is none.
        root: The file's groups and arrays.
    """

    config: str | None
    root: StoredGroup


def to_bytes(content: Hdf5Content) -> bytes:
    """The content: the length of a JSON text, that text, and the numbers behind it."""
    numbers: list[bytes] = []
    head = json.dumps({"config": content.config, "root": _plain(content.root, numbers)}).encode()
    head += b" " * (-len(head) % 8)
    return b"".join([len(head).to_bytes(8, "little"), head, *numbers])


def from_bytes(data: bytes) -> Hdf5Content:
    """What `to_bytes` wrote.

    Raises:
        ValueError: It did not.
    """
    start = 8 + int.from_bytes(data[:8], "little")
    if start > len(data):
        raise ValueError("expected the content of an HDF5 file")
    head = parse_json(data[8:start], _LIMITS)
    numbers = np.frombuffer(data, np.float64, offset=start)
    try:
        return Hdf5Content(head["config"], _group(head["root"], [numbers]))
    except (TypeError, LookupError) as error:
        raise ValueError("expected the content of an HDF5 file") from error


def _plain(group: StoredGroup, numbers: list[bytes]) -> dict[str, Any]:
    """A group as JSON holds it; the numbers of its arrays are added to the others."""
    arrays = {}
    for name, weight in group.arrays.items():
        arrays[name] = [list(weight.shape), weight.values is not None]
        if weight.values is not None:
            numbers.append(np.asarray(weight.values, np.float64).tobytes())
    groups = {name: _plain(each, numbers) for name, each in group.groups.items()}
    return {"name": group.name, "arrays": arrays, "groups": groups}


def _group(plain: Mapping[str, Any], numbers: list[NDArray[np.float64]]) -> StoredGroup:
    """The group; what it takes of the numbers is taken away from them."""
    arrays = {}
    for name, (shape, is_read) in plain["arrays"].items():
        weight = Weight(tuple(shape))
        if is_read:
            values, numbers[0] = np.split(numbers[0], [weight.size])
            weight = Weight(weight.shape, values.reshape(weight.shape))
        arrays[name] = weight
    groups = {name: _group(each, numbers) for name, each in plain["groups"].items()}
    return StoredGroup(plain["name"], groups, arrays)
