"""A part of a file as a file: members of archives are read in their place."""

import io
import os
from typing import BinaryIO


def part_of(file: BinaryIO, start: int, size: int) -> BinaryIO:
    """A part of a file, seekable, from its beginning; the whole file is used meanwhile."""
    return io.BufferedReader(_Part(file, start, size))


class _Part(io.RawIOBase):
    """The bytes of a part; nothing outside of it is read."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        super().__init__()
        self._file, self._start, self._size, self._at = file, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        bases = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}
        self._at = max(0, bases[whence] + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        wanted = max(0, min(len(buffer), self._size - self._at))
        self._file.seek(self._start + self._at)
        data = self._file.read(wanted)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
