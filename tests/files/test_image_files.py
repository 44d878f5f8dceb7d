"""What the bytes of picture files tell: whole or cut, upright or turned."""

import struct

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from normviz.files.image_files import is_animated_png, is_whole, kind_of, orientation

KINDS = ["png", "jpeg", "webp", "bmp", "tiff"]


def encoded(kind: str) -> bytes:
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    for x in range(64):
        picture.setPixelColor(x, x % 48, QColor("black"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, kind, 90)
    return bytes(data.data())


def exif(turned: int, order: str = "<") -> bytes:
    head = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(order + "HHIHH", 274, 3, 1, turned, 0)
    return head + struct.pack(order + "IH", 8, 1) + entry + struct.pack(order + "I", 0)


GIF = (
    b"GIF89a\x02\x00\x02\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00"
    b"\x2c\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x02\x84\x51\x00\x3b"
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_file_is_whole_and_a_cut_one_is_not(kind: str) -> None:
    data = encoded(kind)
    assert kind_of(data) == kind
    assert is_whole(data)
    assert is_whole(data + b"more that a camera writes")
    # Qt writes the directory of a TIFF behind the pixels.
    for share in (0.3, 0.6, 0.95):
        assert not is_whole(data[: int(share * len(data))])


def test_a_gif_ends_with_its_last_byte() -> None:
    assert is_whole(GIF)
    for length in range(6, len(GIF)):
        assert not is_whole(GIF[:length])


def test_the_end_of_a_small_picture_in_the_head_is_no_end() -> None:
    data = encoded("jpeg")
    small = b"Exif\0\0" + exif(1) + data
    head = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(small) + 2) + small
    assert is_whole(head + data[2:])
    assert not is_whole(head + data[2:-200])


def test_other_files_are_not_judged() -> None:
    assert kind_of(b"words") is None
    assert is_whole(b"words")
    assert orientation(b"words") == 1


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("turned", range(1, 9))
def test_orientation(turned: int, order: str) -> None:
    body = exif(turned, order)
    png = encoded("png")
    chunk = struct.pack(">I", len(body)) + b"eXIf" + body + b"crc!"
    assert orientation(png[:33] + chunk + png[33:]) == turned
    part = b"Exif\0\0" + body
    segment = b"\xff\xe1" + struct.pack(">H", len(part) + 2) + part
    assert orientation(b"\xff\xd8" + segment + encoded("jpeg")[2:]) == turned
    webp = encoded("webp") + b"EXIF" + struct.pack("<I", len(body)) + body
    assert orientation(webp) == turned


@pytest.mark.parametrize("body", [b"", b"II", exif(0), exif(9), exif(6)[:12], b"\xff" * 40])
def test_a_damaged_orientation_is_none(body: bytes) -> None:
    png = encoded("png")
    chunk = struct.pack(">I", len(body)) + b"eXIf" + body + b"crc!"
    assert orientation(png[:33] + chunk + png[33:]) == 1


def test_an_animated_png_is_known_wherever_it_says_so() -> None:
    png = encoded("png")
    text = struct.pack(">I", 9000) + b"tEXt" + b"x" * 9000 + b"crc!"
    frames = struct.pack(">I", 8) + b"acTL" + struct.pack(">II", 2, 0) + b"crc!"
    assert is_animated_png(png[:33] + text + frames + png[33:])
    assert not is_animated_png(png[:33] + text + png[33:])
    # The letters alone may stand in a text.
    assert not is_animated_png(png[:33] + text.replace(b"xxxx", b"acTL", 1) + png[33:])
