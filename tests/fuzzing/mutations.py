"""Changes of valid files: bits, cuts, extreme numbers, splices, and changes inside containers."""

import gzip
import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

MOST_BYTES = 1 << 20
"""Mutated files grow no further."""

_CHANGE = struct.Struct("<BIIB")
BYTES_EACH = _CHANGE.size
"""Bytes of a change in :func:`from_bytes`."""

_EXTREMES = (
    0,
    1,
    0x7F,
    0xFF,
    0x7FFF,
    0xFFFF,
    0x7FFFFFFF,
    0xFFFFFFFF,
    2**31 + 1,
    2**63 - 1,
    2**64 - 1,
)
_TOKENS = (
    b"NaN", b"-Infinity", b"1e999", b"-1", b"0", b"null", b"true", b"[]", b"{}", b'""', b'"x"',
    b"1.5", b"9" * 400, b"9" * 5000, b"[" * 5000, b'{"a":' * 3000, b'"\\ud800"', b"\xff\xfe",
    b"\x00", b"\n", b'"a":1,"a":2', b"[null]", b"[[1,2],[3]]", b"1" + b"0" * 30, b"<f4", b"|O",
    b"<U9999999", b"(1,)", b"True", b"(-1, 3)", b"99999999999999999999", b"\xc3\x28",
    b'"' + b"a" * 3000 + b'"',
)  # fmt: skip
_VALUE = re.compile(rb'"[^"\\]*"|-?\d[\d.eE+-]*|true|false|null|True|False')


@dataclass(frozen=True)
class Mutation:
    """One change.

    Attributes:
        kind: Which of :data:`KINDS`.
        where: Where in the data, as a share of a whole of 2³².
        what: What is put there; each kind makes something else of the number.
        inside: Whether it happens inside the container, where the format has one.
    """

    kind: int
    where: int
    what: int
    inside: bool


def drawn(random: Random) -> list[Mutation]:
    """One to four changes."""
    return [
        Mutation(
            random.randrange(len(KINDS)),
            random.getrandbits(32),
            random.getrandbits(32),
            random.random() < 0.7,
        )
        for _ in range(1 + min(3, int(random.expovariate(1))))
    ]


def from_bytes(data: bytes) -> list[Mutation]:
    """One change per whole :data:`BYTES_EACH`; Hypothesis draws bytes faster than numbers."""
    whole = data[: len(data) // BYTES_EACH * BYTES_EACH]
    return [
        Mutation(kind, where, what, inside % 2 == 1)
        for kind, where, what, inside in _CHANGE.iter_unpack(whole)
    ]


def mutated(
    samples: Sequence[bytes], first: int, mutations: Sequence[Mutation], container: str = ""
) -> bytes:
    """A sample after some changes.

    Args:
        samples: Valid files; parts of others are spliced in.
        first: The sample that is changed.
        mutations: The changes, one after the other.
        container: ``zip``, ``gzip``, ``png``, or empty.
    """
    data = samples[first % len(samples)]
    for mutation in mutations:
        change = KINDS[mutation.kind % len(KINDS)]
        other = samples[mutation.what % len(samples)]
        if mutation.inside and container:
            data = _CONTAINERS[container](data, mutation, change, other)
        else:
            data = change(data, mutation.where, mutation.what, other)
    return data[:MOST_BYTES]


def _at(data: bytes, where: int) -> int:
    return where * len(data) >> 32


def _flip(data: bytes, where: int, what: int, _: bytes) -> bytes:
    changed = bytearray(data)
    if changed:
        changed[_at(data, where)] ^= 1 << what % 8
    return bytes(changed)


def _byte(data: bytes, where: int, what: int, _: bytes) -> bytes:
    changed = bytearray(data)
    if changed:
        changed[_at(data, where)] = (0, 255, 127, 128, 10, 34, 92, what & 255)[what >> 8 & 7]
    return bytes(changed)


def _cut(data: bytes, where: int, *_: object) -> bytes:
    return data[: _at(data, where)]


def _delete(data: bytes, where: int, what: int, _: bytes) -> bytes:
    at = _at(data, where)
    return data[:at] + data[at + 1 + what % 64 :]


def _insert(data: bytes, where: int, what: int, _: bytes) -> bytes:
    at = _at(data, where)
    return data[:at] + bytes([what & 255]) * (1 + (what >> 8) % 300) + data[at:]


def _splice(data: bytes, where: int, what: int, other: bytes) -> bytes:
    at, start = _at(data, where), _at(other, what * 2654435761 & 0xFFFFFFFF)
    part = other[start : start + 1 + what % 400]
    return data[:at] + part + data[at + len(part) * (what >> 9 & 1) :]


def _number(data: bytes, where: int, what: int, _: bytes) -> bytes:
    """An extreme number of one to eight bytes, little- or big-endian."""
    size = (1, 2, 4, 8)[what & 3]
    number = _EXTREMES[(what >> 3) % len(_EXTREMES)] % (1 << 8 * size)
    at = _at(data, where)
    return data[:at] + number.to_bytes(size, ("little", "big")[what >> 2 & 1]) + data[at + size :]


def _repeat(data: bytes, where: int, what: int, _: bytes) -> bytes:
    at = _at(data, where)
    part = data[at : at + 1 + what % 100]
    return data[:at] + part * (1 + (what >> 8) % 2000) + data[at:]


def _token(data: bytes, where: int, what: int, _: bytes) -> bytes:
    at = _at(data, where)
    return data[:at] + _TOKENS[what % len(_TOKENS)] + data[at:]


def _value(data: bytes, where: int, what: int, other: bytes) -> bytes:
    """Another value in the place of one of a text's."""
    found = list(_VALUE.finditer(data[:20_000]))
    if not found:
        return _token(data, where, what, other)
    match = found[where * len(found) >> 32]
    return data[: match.start()] + _TOKENS[what % len(_TOKENS)] + data[match.end() :]


def _start(data: bytes, where: int, what: int, other: bytes) -> bytes:
    """An extreme number among the first bytes, where headers are."""
    return _number(data[:128], where, what, other) + data[128:]


KINDS: tuple[Callable[[bytes, int, int, bytes], bytes], ...] = (
    _flip, _byte, _cut, _delete, _insert, _splice, _number, _repeat, _token, _value, _value, _start,
)  # fmt: skip


def _in_zip(data: bytes, mutation: Mutation, change: Callable[..., bytes], other: bytes) -> bytes:
    """A member changed and packed again, so that its checksum is right; or the members changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except Exception:  # damaged by an earlier change, in whatever way
        members = []
    if not members:
        return change(data, mutation.where, mutation.what, other)
    at = mutation.where % len(members)
    name, content = members[at]
    way = mutation.what % 16
    if way == 0:
        members.pop(at)
    elif way == 1:
        members.append((name, content))
    elif way == 2:
        members[at] = (f"{name.removesuffix('.npy')}{mutation.what}.npy", content)
    elif way == 3:
        members[at] = (name, members[mutation.what // 16 % len(members)][1])
    elif way == 4:
        members[at] = (name, b"\x93NUMPY\2\0" + struct.pack("<I", mutation.what) + content[10:])
    elif way <= 8:
        start = change(content[:128], mutation.where, mutation.what, other)
        members[at] = (name, start + content[128:])
    else:
        members[at] = (name, change(content, mutation.where, mutation.what, other)[:MOST_BYTES])
    return _zipped(members, mutation.what >> 16 & 1)


def _zipped(members: Sequence[tuple[str, bytes]], compressed: int) -> bytes:
    target = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(target, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of a name that is there twice
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return target.getvalue()


def _in_gzip(data: bytes, mutation: Mutation, change: Callable[..., bytes], other: bytes) -> bytes:
    try:
        content = gzip.decompress(data)
    except Exception:  # damaged by an earlier change, in whatever way
        return change(data, mutation.where, mutation.what, other)
    changed = change(content, mutation.where, mutation.what, other)
    return gzip.compress(changed[:MOST_BYTES], 1, mtime=0)


def _in_png(data: bytes, mutation: Mutation, change: Callable[..., bytes], other: bytes) -> bytes:
    """A chunk of a PNG changed, with its checksum."""
    chunks = _chunks(data)
    if not chunks:
        return change(data, mutation.where, mutation.what, other)
    at = mutation.where % len(chunks)
    kind, content = chunks[at]
    way = mutation.what % 8
    if way == 0:
        chunks.insert(at, chunks[mutation.what // 8 % len(chunks)])
    elif way == 1 and kind == b"IDAT":
        inner = change(zlib.decompress(content), mutation.where, mutation.what, other)
        chunks[at] = (kind, zlib.compress(inner[:MOST_BYTES], 1))
    else:
        chunks[at] = (kind, change(content, mutation.where, mutation.what, other))
    parts = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    ]
    return data[:8] + b"".join(parts)


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """The chunks of a PNG whose compressed data is whole; none of something else."""
    if data[:4] != b"\x89PNG":
        return []
    chunks, at = [], 8
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    try:
        for kind, content in chunks:
            if kind == b"IDAT":
                zlib.decompress(content)
    except zlib.error:
        return []
    return chunks


_CONTAINERS = {"zip": _in_zip, "gzip": _in_gzip, "png": _in_png}
