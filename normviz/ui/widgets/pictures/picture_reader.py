"""Reads untrusted pictures from files, the clipboard and drops, with limits on their size."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QTransform

from normviz.errors import UserError
from normviz.files.image_files import is_animated_png, is_whole, orientation
from normviz.files.plain_file import open_plain
from normviz.ui.widgets.pictures.picture_scaling import shrunk_in_strips

FORMATS: Final = ("png", "jpeg", "jpg", "jfif", "bmp", "webp", "gif", "tiff", "tif")
SUFFIXES: Final = ("png", "jpg", "jpeg", "jfif", "webp", "bmp", "gif", "tif", "tiff")
"""How the names of pictures that are read end."""
MAX_BYTES: Final = 50_000_000
MAX_PIXELS: Final = 110_000_000
"""The cameras of telephones have up to 108 megapixels."""
MAX_SIDE: Final = 30_000
KEPT_SIDE: Final = 2_000
"""A picture with a longer side is shrunk to it: a digit needs no more."""

_MEGA: Final = 1_000_000
_TURNS: Final = {1: (0, False), 2: (0, True), 3: (180, False), 4: (180, True),
                 5: (270, True), 6: (90, False), 7: (90, True), 8: (270, False)}  # fmt: skip
"""For each Exif orientation the angle to turn by, clockwise, and whether to mirror first."""
_KINDS = QImageIOHandler.Transformation
_ORIENTATIONS: Final = {
    _KINDS.TransformationMirror: 2, _KINDS.TransformationRotate180: 3,
    _KINDS.TransformationFlip: 4, _KINDS.TransformationFlipAndRotate90: 5,
    _KINDS.TransformationRotate90: 6, _KINDS.TransformationMirrorAndRotate90: 7,
    _KINDS.TransformationRotate270: 8,
}  # fmt: skip
"""The Exif orientation of each turn that Qt knows of: it would turn all pixels before they are
shrunk."""
_SHRINKING: Final = ("jpeg", "jpg", "webp")
"""Formats whose decoder can make a smaller picture at once."""
_MOST_MEGABYTES: Final = 512
"""Decoders of PNG and WebP need all pixels at once, four bytes each."""


def read_picture(path: Path) -> NDArray[np.uint8]:
    """The picture in a file.

    Returns:
        (H, W, 4) uint8, red, green, blue and alpha.

    Raises:
        UserError: It cannot be read, is no picture, is broken, empty, animated or too large.
    """
    try:
        with open_plain(path) as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError(
            "expected to read {name}, received: {reason}; check that the file is there",
            code="file-unreadable",
            name=path,
            reason=error.strerror or error,
        ) from error
    return decode_picture(data, str(path))


def decode_picture(data: bytes, name: str) -> NDArray[np.uint8]:
    """The picture in the bytes of a file.

    Args:
        data: All of its bytes.
        name: What to call it in an error's text.

    Returns:
        (H, W, 4) uint8, red, green, blue and alpha.

    Raises:
        UserError: It is no picture, broken, empty, animated or too large.
    """
    if len(data) > MAX_BYTES:
        raise UserError(
            "expected a picture of at most {most} MB in {name}, received a larger one; "
            "save it smaller",
            code="picture-too-large",
            most=MAX_BYTES // _MEGA,
            name=name,
        )
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    try:
        return to_array(_decoded(reader, data, name))
    finally:
        # Its decoder uses the buffer once more when it dies, and Python may free the buffer first.
        reader.setDevice(None)  # type: ignore[arg-type]  # the stub forgets null


def to_array(picture: QImage) -> NDArray[np.uint8]:
    """A picture of Qt as (H, W, 4) uint8, red, green, blue and alpha; large ones are shrunk.

    Raises:
        UserError: It has no pixels.
    """
    if picture.isNull():
        raise UserError(
            "expected a picture with pixels, received none; choose another",
            code="picture-without-pixels",
        )
    picture = shrunk_in_strips(picture, KEPT_SIDE)
    if max(picture.width(), picture.height()) > KEPT_SIDE:
        picture = picture.scaled(
            KEPT_SIDE,
            KEPT_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    plain = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4).copy()


def _decoded(reader: QImageReader, data: bytes, name: str) -> QImage:
    reader.setDecideFormatFromContent(True)
    _check(reader, data, name)
    turn = _turn(reader, data)
    _shrink(reader)
    limit = QImageReader.allocationLimit()
    QImageReader.setAllocationLimit(max(limit, _MOST_MEGABYTES) if limit else 0)
    try:
        picture = reader.read()
    finally:
        QImageReader.setAllocationLimit(limit)
    if picture.isNull():
        raise _broken(name)
    return turn(shrunk_in_strips(picture, KEPT_SIDE))


def _check(reader: QImageReader, data: bytes, name: str) -> None:
    """Looks at the head of a file, before memory is taken for its pixels."""
    kind = reader.format().toStdString()
    if kind not in FORMATS:
        raise UserError(
            "expected a PNG, JPEG, WebP, BMP, GIF or TIFF picture in {name}, received a file "
            "that is none; choose another file or save it as one of these",
            code="no-picture",
            name=name,
        )
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise UserError("expected a picture with pixels in {name}, received a broken or empty one; "
                     "save it again", code="picture-without-pixels-in", name=name)  # fmt: skip
    width, height = size.width(), size.height()
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise UserError(
            "expected a picture of at most {most} megapixels in {name}, "
            "received {width}×{height} pixels; save it smaller",
            code="picture-too-wide",
            most=MAX_PIXELS // _MEGA,
            name=name,
            width=width,
            height=height,
        )
    if reader.imageCount() > 1 or is_animated_png(data):
        raise UserError(
            "expected a still picture in {name}, received an animated one; save one frame of it",
            code="picture-animated",
            name=name,
        )
    if not is_whole(data):
        raise _broken(name)


def _shrink(reader: QImageReader) -> None:
    """Lets the decoder shrink the picture where it can; for others Qt would copy all pixels."""
    size = reader.size()
    shrinks = reader.format().toStdString() in _SHRINKING
    if shrinks and max(size.width(), size.height()) > KEPT_SIDE:
        small = QSize(KEPT_SIDE, KEPT_SIDE)
        scaled = size.scaled(small, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(scaled.expandedTo(QSize(1, 1)))


def _turn(reader: QImageReader, data: bytes) -> Callable[[QImage], QImage]:
    """What makes the picture upright; Qt knows the orientation of few formats."""
    known = _ORIENTATIONS.get(reader.transformation(), 1)
    return lambda picture: upright(picture, known if known > 1 else orientation(data))


def upright(picture: QImage, turned: int) -> QImage:
    """A picture as its camera saw it.

    Args:
        picture: As it is stored.
        turned: The Exif orientation: 1 to 8.
    """
    angle, mirrored = _TURNS[turned]
    if mirrored:
        picture = picture.transformed(QTransform.fromScale(-1, 1))
    return picture.transformed(QTransform().rotate(angle)) if angle else picture


def _broken(name: str) -> UserError:
    return UserError(
        "expected a whole picture in {name}, received a broken one; save it again",
        code="picture-broken",
        name=name,
    )
