"""What was copied or dropped, in the one of its formats that a drawing is read from."""

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QImage

from normviz.ui.shell.file_drop import dropped_file
from normviz.ui.widgets.pictures.picture_reader import MAX_BYTES

URLS: Final = "text/uri-list"
PIXELS: Final = "application/x-qt-image"
TEXT: Final = "text/plain"
ENCODED: Final = (
    "image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp", "image/gif",
)  # fmt: skip
"""The formats of copied pictures that are decoded here: Qt would take any size of them, and knows
the orientation of none."""


def can_paste(data: QMimeData) -> bool:
    """Whether a drawing may be there; no picture is asked for, which may take its program long."""
    is_picture = data.hasImage() or any(map(data.hasFormat, ENCODED))
    return is_picture or data.hasUrls() or _is_text_of_strokes(data.text())


def content_of(data: QMimeData) -> tuple[str, QByteArray | QImage]:
    """The format that a drawing is read from, and what there is in it.

    Args:
        data: What was copied or dropped; it may be gone afterwards.

    Returns:
        One of the formats above, and its bytes, or its picture for `PIXELS`; an empty format
        where there is none. Of more bytes than are read there are enough to see that.
    """
    if dropped_file(data) is not None:
        return URLS, data.data(URLS)
    for kind in ENCODED:  # a browser gives the picture beside its address
        found = data.data(kind) if data.hasFormat(kind) else QByteArray()
        if found.size():
            return kind, found.left(MAX_BYTES + 1)
    if data.hasUrls():
        return URLS, data.data(URLS)
    if data.hasImage():
        image = data.imageData()
        return PIXELS, image if isinstance(image, QImage) else QImage()
    text = data.text()
    if _is_text_of_strokes(text):
        return TEXT, QByteArray(text.encode("utf-8", "replace"))
    return "", QByteArray()


def _is_text_of_strokes(text: str) -> bool:
    return text.lstrip().startswith("{")
