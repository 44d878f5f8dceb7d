"""Checks of picture files beyond decoding: kind, completeness, animation, orientation.

Decoders show a file that was cut short in part and do not say so, and know the EXIF orientation of
few formats. Formats: PNG (ISO/IEC 15948, eXIf in its third edition), JPEG (ITU-T T.81, Annex B),
WebP (RFC 9649), GIF89a, BMP, TIFF 6.0, Exif 2.32.
"""

import struct
from collections.abc import Callable, Iterator
from typing import Final, Literal

ORIENTATION: Final = 274
"""The tag of the orientation in TIFF and Exif."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_EXIF: Final = b"Exif\0\0"
_MOST_ENTRIES: Final = 4096
_MOST_PARTS: Final = 1 << 20
_SIZES: Final = {1: 1, 3: 2, 4: 4}
"""Bytes of the numbers of TIFF that positions and orientations are given in."""
_OUT_OF_LINE: Final = 4

Kind = Literal["png", "jpeg", "webp", "gif", "bmp", "tiff"]


def kind_of(data: bytes) -> Kind | None:
    """The format by the first bytes; None for another one."""
    if data.startswith(_PNG):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    if data[:2] == b"BM":
        return "bmp"
    return "tiff" if data[:4] in (b"II*\0", b"MM\0*") else None


def is_whole(data: bytes) -> bool:
    """Whether a picture file ends no earlier than its format says; True for other formats."""
    kind = kind_of(data)
    try:
        return kind is None or _WHOLE[kind](data)
    except (struct.error, IndexError):
        return False  # cut in the middle of a number


def is_animated_png(data: bytes) -> bool:
    """Whether a PNG holds more than one frame."""
    return any(kind == b"acTL" for kind, _ in _png_chunks(data))


def orientation(data: bytes) -> int:
    """The Exif orientation, 1 to 8, of a PNG, WebP or JPEG; 1 where none is given."""
    try:
        exif = _exif(data)
        values = _entries(exif).get(ORIENTATION, (1,)) if exif else (1,)
    except (struct.error, IndexError):
        return 1
    return values[0] if values and 1 <= values[0] <= 8 else 1


def _exif(data: bytes) -> bytes:
    kind = kind_of(data)
    if kind == "png":
        found = (body for name, body in _png_chunks(data) if name == b"eXIf")
    elif kind == "webp":
        found = (body for name, body in _webp_chunks(data) if name == b"EXIF")
    elif kind == "jpeg":
        found = (body for marker, body in _jpeg_segments(data)
                 if marker == 0xE1 and body.startswith(_EXIF))  # fmt: skip
    else:
        return b""
    return next(found, b"").removeprefix(_EXIF)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and contents; what is cut is left out."""
    at = len(_PNG) if data.startswith(_PNG) else len(data)
    while at + 12 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        if at + 12 + size > len(data):
            return
        # The pixels are large, and nobody asks for them.
        yield name, b"" if name == b"IDAT" else data[at + 8 : at + 8 + size]
        at += 12 + size


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        yield name, data[at + 8 : at + 8 + size] if name == b"EXIF" else b""
        at += 8 + size + size % 2


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Markers and contents up to the first scan, whose content is all that follows its head."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a byte that fills
            at += 1
            continue
        (size,) = struct.unpack_from(">H", data, at + 2)
        if marker == 0xDA:
            yield marker, data[at + 2 + size :]
            return
        yield marker, data[at + 4 : at + 2 + size]
        at += 2 + size


def _whole_png(data: bytes) -> bool:
    return any(name == b"IEND" for name, _ in _png_chunks(data))


def _whole_jpeg(data: bytes) -> bool:
    """A small picture in the head has an end too: only one behind the first scan counts."""
    return any(marker == 0xDA and b"\xff\xd9" in body for marker, body in _jpeg_segments(data))


def _whole_webp(data: bytes) -> bool:
    (size,) = struct.unpack_from("<I", data, 4)
    return len(data) >= 8 + int(size)


def _whole_gif(data: bytes) -> bool:
    flags = data[10]
    at = 13 + _colours(flags)
    while True:
        block = data[at]
        if block == 0x3B:
            return True
        if block == 0x2C:
            at += 10 + _colours(data[at + 9]) + 1
        elif block == 0x21:
            at += 2
        else:
            return False
        while data[at]:  # parts, each behind its size
            at += 1 + data[at]
        at += 1


def _colours(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << (1 + (flags & 7)) if flags & 0x80 else 0


def _whole_bmp(data: bytes) -> bool:
    start, head = struct.unpack_from("<II", data, 10)
    if head == 12:
        width, height, _, bits = struct.unpack_from("<HHHH", data, 18)
        packed, size = 0, 0
    else:
        width, height, _, bits, packed, size = struct.unpack_from("<iiHHII", data, 18)
    if packed not in (1, 2, 4, 5):  # not run-length coded, no JPEG or PNG inside
        size = (abs(width) * bits + 31) // 32 * 4 * abs(height)
    return len(data) >= int(start) + int(size)


def _whole_tiff(data: bytes) -> bool:
    entries = _entries(data)
    for starts, sizes in ((273, 279), (324, 325)):
        parts = zip(entries.get(starts, ()), entries.get(sizes, ()), strict=False)
        if any(start + size > len(data) for start, size in parts):
            return False
    return bool(entries)


def _entries(tiff: bytes) -> dict[int, tuple[int, ...]]:
    """The whole numbers of the first directory of a TIFF, by tag."""
    order = "<" if tiff[:2] == b"II" else ">"
    (at,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, at)
    found = {}
    for entry in range(at + 2, at + 2 + 12 * min(count, _MOST_ENTRIES), 12):
        tag, form, number = struct.unpack_from(order + "HHI", tiff, entry)
        size = _SIZES.get(form)
        if size is None or number > _MOST_PARTS:
            continue
        start = entry + 8
        if size * number > _OUT_OF_LINE:
            (start,) = struct.unpack_from(order + "I", tiff, start)
        letter = {1: "B", 2: "H", 4: "I"}[size]
        found[int(tag)] = struct.unpack_from(f"{order}{number}{letter}", tiff, start)
    return found


_WHOLE: Final[dict[Kind, Callable[[bytes], bool]]] = {
    "png": _whole_png,
    "jpeg": _whole_jpeg,
    "webp": _whole_webp,
    "gif": _whole_gif,
    "bmp": _whole_bmp,
    "tiff": _whole_tiff,
}
