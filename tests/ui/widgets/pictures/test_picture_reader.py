"""Pictures from anywhere: good ones give pixels, bad ones one sentence."""

import os
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from normviz.errors import UserError
from normviz.ui.widgets.pictures.picture_reader import (
    KEPT_SIDE,
    decode_picture,
    read_picture,
    to_array,
)


def encoded(picture: QImage, kind: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, kind, 90)
    return data.data()


def plain(width: int = 30, height: int = 20, colour: str = "red") -> QImage:
    picture = QImage(width, height, QImage.Format.Format_ARGB32)
    picture.fill(QColor(colour))
    return picture


def chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png_claiming(width: int, height: int, *more: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    chunks = (chunk(b"IHDR", head), *more, chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


_FRAME = (
    b"\x21\xf9\x04\x00\x0a\x00\x00\x00\x2c\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x02\x84\x51\x00"
)
_HEAD = b"GIF89a\x02\x00\x02\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00"
GIF = _HEAD + 3 * _FRAME + b"\x3b"


@pytest.mark.parametrize("kind", ["PNG", "BMP", "WEBP", "TIFF"])
def test_pixels_come_as_red_green_blue_alpha(kind: str) -> None:
    picture = plain()
    picture.setPixelColor(3, 1, QColor(10, 200, 30))
    pixels = decode_picture(encoded(picture, kind), "p")
    assert pixels.shape == (20, 30, 4)
    assert np.abs(pixels[0, 0].astype(int) - [255, 0, 0, 255]).max() <= 40
    if kind != "WEBP":
        assert pixels[1, 3].tolist() == [10, 200, 30, 255]


def test_jpeg_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "photo.dat"  # the content decides, not the name
    path.write_bytes(encoded(plain(colour="white"), "JPG"))
    assert read_picture(path).min() >= 250


def test_transparency_stays() -> None:
    picture = plain(colour="transparent")
    assert decode_picture(encoded(picture, "PNG"), "p")[..., 3].max() == 0


def test_large_pictures_are_shrunk() -> None:
    assert decode_picture(encoded(plain(5000, 100), "PNG"), "p").shape == (40, KEPT_SIDE, 4)
    assert to_array(plain(10, 4 * KEPT_SIDE)).shape[0] == KEPT_SIDE


def test_a_thin_line_of_pixels_keeps_one() -> None:
    assert decode_picture(encoded(plain(9000, 1), "PNG"), "p").shape == (1, KEPT_SIDE, 4)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "none"),
        (b"this is no picture at all", "none"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "none"),
        (encoded(plain(), "PNG")[:-20], "broken"),
        (encoded(plain(200, 200), "JPG")[:-200], "broken"),
        (png_claiming(60_000, 60_000), "megapixels"),
        (png_claiming(40_000, 1), "megapixels"),
        (png_claiming(0, 10), "broken or empty"),
        (png_claiming(4, 4, chunk(b"acTL", struct.pack(">II", 2, 0))), "animated"),
        (GIF, "animated"),
    ],
    ids=["empty", "text", "svg", "cut png", "cut jpeg", "bomb", "ribbon", "zero", "apng", "gif"],
)
def test_bad_pictures_are_told_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=reason) as caught:
        decode_picture(data, "x.png")
    assert "\n" not in str(caught.value)
    assert "x.png" in str(caught.value)


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    with path.open("wb") as stream:
        stream.truncate(60_000_000)
    with pytest.raises(UserError, match="at most 50 MB"):
        read_picture(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No such file"):
        read_picture(tmp_path / "nothing.png")


def test_a_null_picture_has_no_pixels() -> None:
    with pytest.raises(UserError, match="received none"):
        to_array(QImage())


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_jpeg_is_turned_as_qt_would_turn_it(turned: int) -> None:
    picture = plain(64, 32, "white")
    with QPainter(picture) as painter:
        painter.fillRect(0, 0, 24, 8, QColor("black"))
    tiff = struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, 274, 3, 1, turned, 0, 0)
    exif = b"Exif\0\0" + tiff
    head = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    data = head + encoded(picture, "jpg")[2:]
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    expected = to_array(reader.read())
    reader.setDevice(None)  # type: ignore[arg-type]
    np.testing.assert_array_equal(decode_picture(data, "a"), expected)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no name there")
def test_a_pipe_in_the_place_of_a_picture_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(UserError, match="no plain file"):
        read_picture(tmp_path / "pipe.png")
