"""Reads one HDF5 file in a process of its own, which may crash, hang or be stopped.

``python -P -m normviz.inspection.readers.hdf5_process START SIZE`` with the file as standard input
writes what `hdf5_tree.to_bytes` makes of it, or ends with status 2 and the reason.

Only hard links are followed: a soft or external link, an external or a virtual data set would read
elsewhere. Sizes are checked before values are read.
"""

import sys
from contextlib import suppress
from typing import Any, BinaryIO, Final

import numpy as np

from normviz.inspection.model import Weight
from normviz.inspection.readers.file_part import part_of
from normviz.inspection.readers.hdf5_tree import LARGEST, Hdf5Content, StoredGroup, to_bytes

SECONDS: Final = 30
"""Of processor time that a file may take; models of some hundred layers take a fraction of one."""

_MEMORY: Final = 8 << 30
_MOST_OBJECTS: Final = 100_000
_DEEPEST: Final = 24
_LARGEST_VECTOR: Final = 1 << 20
_LARGEST_OTHER: Final = 1 << 14
"""Numbers of an array of several axes that is read: γ and β of a layer norm over pixels."""
_LONGEST_TEXT: Final = 64 << 20
_LONGEST_NAME: Final = 1024


class _Visit:
    """A walk through the groups of a file; what is visited and read is counted."""

    def __init__(self, hard_link: Any, group: Any, data_set: Any) -> None:
        self._hard_link, self._group, self._data_set = hard_link, group, data_set
        self._objects, self._numbers = _MOST_OBJECTS, LARGEST // 16

    def read(self, group: Any, depth: int = 0) -> StoredGroup:
        """A group and all below it.

        Raises:
            ValueError: There is far more than a model has, or groups lie in one another.
        """
        self._objects -= len(group)
        if self._objects < 0 or depth > _DEEPEST:
            raise ValueError("expected the groups of a model, received far more or far deeper ones")
        found = StoredGroup(_text(group, "name"))
        for name in group:
            if not isinstance(group.get(name, getlink=True), self._hard_link):
                continue
            child = group[name]
            if isinstance(child, self._group):
                found.groups[name] = self.read(child, depth + 1)
            elif isinstance(child, self._data_set) and not child.is_virtual and not child.external:
                found.arrays[name] = self._weight(child)
        return found

    def _weight(self, data_set: Any) -> Weight:
        weight = Weight(tuple(int(size) for size in data_set.shape or ()))
        most = _LARGEST_VECTOR if len(weight.shape) <= 1 else _LARGEST_OTHER
        chunk = np.prod(data_set.chunks or (), dtype=float)
        if data_set.dtype.kind != "f" or max(weight.size, chunk) > min(most, self._numbers):
            return weight
        self._numbers -= weight.size
        return Weight(weight.shape, np.asarray(data_set[()], np.float64))


def read_content(file: BinaryIO) -> Hdf5Content:
    """What is read of a file, in this process.

    Raises:
        ValueError: It is damaged, or holds more than is read.
    """
    import h5py  # here, so that whoever needs the limits alone need not wait for it

    try:
        with h5py.File(file, "r") as opened:
            config = _text(opened, "model_config", _LONGEST_TEXT)
            root = _Visit(h5py.HardLink, h5py.Group, h5py.Dataset).read(opened)
            return Hdf5Content(config, root)
    except (OSError, LookupError, RuntimeError, TypeError, OverflowError, MemoryError) as error:
        reason = " ".join(str(error).split())[:200]
        raise ValueError(f"no whole HDF5 file ({reason or type(error).__name__})") from error


def main(arguments: list[str]) -> int:
    """Reads the part of standard input that the arguments name; 2 where it is damaged."""
    _limit()
    start, size = map(int, arguments)
    try:
        data = to_bytes(read_content(part_of(sys.stdin.buffer, start, size)))
    except ValueError as error:
        sys.stdout.write(str(error))
        return 2
    sys.stdout.buffer.write(data)
    return 0


def _text(item: Any, name: str, longest: int = _LONGEST_NAME) -> str | None:
    """A text that is attached to a group; None where there is none."""
    if name not in item.attrs:
        return None
    attribute = item.attrs.get_id(name)
    if attribute.shape not in ((), (1,)) or attribute.dtype.kind not in "OS":
        return None
    if attribute.get_storage_size() > longest:
        return None
    value = np.asarray(item.attrs[name], object).flat[0]
    text = value.decode("utf-8") if isinstance(value, bytes) else value
    return text if isinstance(text, str) and len(text) <= longest else None


def _limit() -> None:
    """Bounds processor time, memory and output, where the system can."""
    with suppress(ImportError):
        import resource

        for name, most in (("CPU", SECONDS), ("AS", _MEMORY), ("FSIZE", LARGEST), ("CORE", 0)):
            kind = getattr(resource, f"RLIMIT_{name}")
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
