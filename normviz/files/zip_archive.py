"""Bounded reader of zip archives: the directory is checked whole before a member is read.

Python's ``zipfile`` lists as many members as an archive claims to have, and trusts the sizes in
its directory. Here the number of members is known before they are listed, members must lie one
after the other, and no more than a member's size is unpacked. Encryption, several disks, zip64
(archives over 4 GiB) and methods other than stored and deflated are refused.

The format is described in PKWARE's APPNOTE.TXT.
"""

import os
import struct
import zlib
from dataclasses import dataclass
from typing import BinaryIO, Final

from normviz import number_text

STORED: Final = 0
DEFLATED: Final = 8

_END: Final = struct.Struct("<4s4H2LH")
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_COMMENT: Final = 0xFFFF
_ZIP64: Final = {0xFFFF, 0xFFFFFFFF}
_ENCRYPTED: Final = 0x41  # bit 0: the data; bit 6: strongly
_ENTRY_LIMIT: Final = 1024
"""Bytes of one entry of the directory; names of arrays are short."""
_INFLATION: Final = 1032
"""No deflate stream grows by more than this factor (https://zlib.net/zlib_tech.html)."""
_SLACK: Final = 1024
_CHUNK: Final = 1 << 16


@dataclass(frozen=True)
class ArchiveMember:
    """One file in an archive.

    Attributes:
        name: Its name.
        method: :data:`STORED` or :data:`DEFLATED`.
        checksum: CRC-32 of its content.
        packed: Bytes in the archive.
        size: Bytes of its content.
        offset: Where its local header begins.
    """

    name: str
    method: int
    checksum: int
    packed: int
    size: int
    offset: int


def read_directory(file: BinaryIO, most: int) -> tuple[ArchiveMember, ...]:
    """The members of an archive, in the order in which they lie there.

    Args:
        file: The archive, seekable.
        most: The largest number of members that is accepted.

    Raises:
        ValueError: It is no archive, is damaged, has more members or a form that is not read.
    """
    count, size, start = _read_end(file)
    if count > most:
        raise ValueError(
            f"expected at most {number_text.count(most)} members, "
            f"received {number_text.count(count)}"
        )
    if size > count * _ENTRY_LIMIT:
        raise ValueError(
            f"expected a short directory, received {number_text.count(size)} bytes of it"
        )
    file.seek(start)
    data = _exactly(file, size)
    members, at = [], 0
    for _ in range(count):
        member, at = _read_entry(data, at)
        members.append(member)
    if at != size:
        raise ValueError("the directory has another size than it says")
    members.sort(key=lambda member: member.offset)
    _check_members(members, start)
    return tuple(members)


class MemberStream:
    """The content of one member, from its beginning; the archive's file is used meanwhile."""

    def __init__(self, file: BinaryIO, member: ArchiveMember) -> None:
        """Goes to the beginning of the content.

        Raises:
            ValueError: The local header does not agree with the directory.
        """
        file.seek(member.offset)
        head = _LOCAL.unpack(_exactly(file, _LOCAL.size))
        name = _exactly(file, head[9])
        if head[0] != b"PK\x03\x04" or _decoded(name) != member.name or head[3] != member.method:
            raise ValueError(f"{member.name!r} begins with another header than the directory says")
        file.seek(head[10], os.SEEK_CUR)
        self._file = file
        self._member = member
        self._end = file.tell() + member.packed
        self._checksum = 0
        self._inflater = zlib.decompressobj(-15) if member.method == DEFLATED else None

    def read(self, size: int) -> bytes:
        """The next ``size`` bytes.

        Raises:
            ValueError: There are not so many, or their compression is broken.
        """
        data = bytearray(size)
        self.read_into(memoryview(data))
        return bytes(data)

    def read_into(self, target: memoryview) -> None:
        """Fills ``target``, a view of bytes.

        Raises:
            ValueError: There are not so many bytes, or their compression is broken.
        """
        at = 0
        while at < len(target):
            part = self._next(len(target) - at)
            if not part:
                raise ValueError(f"{self._member.name!r} is cut short")
            target[at : at + len(part)] = part
            at += len(part)

    def finish(self) -> None:
        """Checks that nothing follows, and the checksum.

        Raises:
            ValueError: More bytes follow, or the content is not what was packed.
        """
        if self._next(1):
            raise ValueError(f"expected the end of {self._member.name!r}, received more bytes")
        if self._checksum != self._member.checksum:
            raise ValueError(f"{self._member.name!r} fails its checksum")

    def _next(self, most: int) -> bytes:
        part = self._stored(most) if self._inflater is None else self._inflated(most)
        self._checksum = zlib.crc32(part, self._checksum)
        return part

    def _stored(self, most: int) -> bytes:
        left = self._end - self._file.tell()
        return self._file.read(min(most, left, _CHUNK)) if left > 0 else b""

    def _inflated(self, most: int) -> bytes:
        inflater = self._inflater
        while inflater and not inflater.eof:
            source = inflater.unconsumed_tail or self._stored(_CHUNK)
            try:
                part = inflater.decompress(source, most)
            except zlib.error as error:
                raise ValueError(f"{self._member.name!r} is badly compressed ({error})") from error
            if part or not source:
                return part
        return b""


def _read_end(file: BinaryIO) -> tuple[int, int, int]:
    """Number of members, size and start of the directory, from the record at the file's end."""
    whole = file.seek(0, os.SEEK_END)
    start = max(0, whole - _END.size - _COMMENT)
    file.seek(start)
    tail = _exactly(file, whole - start)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise ValueError("the end of a zip archive is missing")
    _, disk, first, here, count, size, offset, comment = _END.unpack_from(tail, at)
    if _ZIP64 & {here, count, size, offset}:
        raise ValueError("zip64 archives are not read")
    if disk or first or here != count or len(tail) - at != _END.size + comment:
        raise ValueError("the end of a zip archive is damaged")
    if offset + size != start + at:
        raise ValueError("the directory lies elsewhere than the archive says")
    return count, size, offset


def _read_entry(data: bytes, at: int) -> tuple[ArchiveMember, int]:
    """The entry of the directory at ``at``, and where the next one begins."""
    if len(data) - at < _ENTRY.size:
        raise ValueError("the directory is cut short")
    (mark, _, _, flags, method, _, _, checksum, packed, size, name_size, extra, comment, disk, _, _,
     offset) = _ENTRY.unpack_from(data, at)  # fmt: skip
    start = at + _ENTRY.size
    end = start + name_size + extra + comment
    if mark != b"PK\x01\x02" or end > len(data) or disk:
        raise ValueError("the directory is damaged")
    name = _decoded(data[start : start + name_size])
    if flags & _ENCRYPTED:
        raise ValueError(f"{name!r} is encrypted")
    if method not in (STORED, DEFLATED):
        raise ValueError(f"{name!r} is compressed in a way (number {method}) that is not read")
    if _ZIP64 & {packed, size, offset}:
        raise ValueError("zip64 archives are not read")
    return ArchiveMember(name, method, checksum, packed, size, offset), end


def _check_members(members: list[ArchiveMember], end: int) -> None:
    """Each name once, sizes that can be, and every member before the next one."""
    if len({member.name for member in members}) < len(members):
        raise ValueError("expected each name once, received one of them twice")
    following = [*(member.offset for member in members), end][1:]
    for member, after in zip(members, following, strict=True):
        if member.offset + _LOCAL.size + len(member.name) + member.packed > after:
            raise ValueError(f"{member.name!r} overlaps with what follows")
        if member.method == STORED:
            good = member.packed == member.size
        else:
            good = member.size <= member.packed * _INFLATION + _SLACK
            good = good and member.packed <= member.size + member.size // 1000 + _SLACK
        if not good:
            raise ValueError(f"{member.name!r} cannot have the sizes that the directory says")


def _decoded(name: bytes) -> str:
    try:
        return name.decode("ascii")
    except UnicodeDecodeError as error:
        raise ValueError(f"expected plain names of members, received {name[:40]!r}") from error


def _exactly(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise ValueError("the archive is cut short")
    return data
