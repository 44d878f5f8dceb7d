"""Bounded reader of gzip streams.

Python's ``gzip`` walks through headers and empty members byte by byte in Python, so that a small
hostile file keeps it busy for minutes. Here zlib reads the headers, and members are counted.
"""

import zlib
from typing import BinaryIO, Final

from normviz.number_text import count

_MOST_MEMBERS: Final = 10_000
_CHUNK: Final = 1 << 16
_GZIP: Final = 31  # zlib's window bits for a gzip header and trailer


class GzipReader:
    """What is packed in a gzip file, from its beginning."""

    def __init__(self, file: BinaryIO) -> None:
        """Reads nothing yet.

        Args:
            file: The packed bytes; nothing else may read from it.
        """
        self._file = file
        self._inflater = zlib.decompressobj(_GZIP)
        self._members = 1
        self._packed = b""

    def read(self, size: int) -> bytearray:
        """The next ``size`` bytes, or as many as there are.

        At the end of a member its checksum is compared.

        Raises:
            ValueError: The stream is cut, damaged, or in too many parts.
        """
        data = bytearray(size)
        at = 0
        while at < size and (part := self._next(size - at)):
            data[at : at + len(part)] = part
            at += len(part)
        del data[at:]
        return data

    def _next(self, most: int) -> bytes:
        """At least one and at most ``most`` bytes; none at the end."""
        while not self._is_at_end():
            part = self._inflated(most)
            if part:
                return part
        return b""

    def _is_at_end(self) -> bool:
        """Takes more packed bytes where there are none left, and begins the next member."""
        self._packed = self._packed or self._file.read(_CHUNK)
        if not self._inflater.eof:
            return False
        while self._packed and not self._packed.strip(b"\0"):  # some writers fill the last block
            self._packed = self._file.read(_CHUNK)
        if not self._packed:
            return True
        self._packed = self._packed.lstrip(b"\0")
        self._begin_member()
        return False

    def _inflated(self, most: int) -> bytes:
        try:
            part = self._inflater.decompress(self._packed, most)
        except zlib.error as error:
            raise ValueError(str(error)) from error
        if not (part or self._packed or self._inflater.eof):
            raise ValueError("the stream is cut short")
        self._packed = self._inflater.unconsumed_tail or self._inflater.unused_data
        return part

    def _begin_member(self) -> None:
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise ValueError(f"expected at most {count(_MOST_MEMBERS)} members, received more")
        self._inflater = zlib.decompressobj(_GZIP)
