"""TFRecord files: length and data of each record, each with a masked CRC-32C behind it.

https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details
"""

import struct
from collections.abc import Iterable
from typing import Final

_POLYNOMIAL: Final = 0x82F63B78
_MASK: Final = 0xA282EAD8
_WORD: Final = 0xFFFFFFFF


def record_bytes(records: Iterable[bytes]) -> bytes:
    """The content of a file of these records."""
    found = bytearray()
    for data in records:
        length = struct.pack("<Q", len(data))
        found += length + _checked(length) + data + _checked(data)
    return bytes(found)


def crc32c(data: bytes) -> int:
    """The Castagnoli checksum (RFC 3720, B.4)."""
    crc = _WORD
    for byte in data:
        crc = _TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ _WORD


def _checked(data: bytes) -> bytes:
    crc = crc32c(data)
    turned = (crc >> 15) | (crc << 17 & _WORD)
    return struct.pack("<I", turned + _MASK & _WORD)


def _entry(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (_POLYNOMIAL if byte & 1 else 0)
    return byte


_TABLE: Final = tuple(map(_entry, range(256)))
