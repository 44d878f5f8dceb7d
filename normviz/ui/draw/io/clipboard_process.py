"""Reads the clipboard in a process of its own: it may wait for the program that was copied from.

``python -P -m normviz.ui.draw.io.clipboard_process PLATFORM`` writes the format of what a drawing
is read from, a line break, and its bytes; no format where there is no drawing.
"""

import sys

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from normviz.ui.draw.io.copied import content_of
from normviz.ui.draw.io.files import png_of
from normviz.ui.widgets.pictures.picture_reader import KEPT_SIDE
from normviz.ui.widgets.pictures.picture_scaling import shrunk_in_strips

PNG = "image/png"


def to_bytes(data: QMimeData) -> bytes:
    """What a drawing is read from: the format, a line break, the bytes."""
    kind, content = content_of(data)
    if isinstance(content, QImage):
        kind, content = PNG, QByteArray(png_of(shrunk_in_strips(content, KEPT_SIDE)))
    return kind.encode() + b"\n" + content.data()


def from_bytes(written: bytes) -> QMimeData:
    """The data that :func:`to_bytes` has written."""
    kind, _, content = written.partition(b"\n")
    data = QMimeData()
    if kind:
        data.setData(kind.decode(), QByteArray(content))
    return data


def main(arguments: list[str]) -> int:
    """Writes the clipboard of a platform of Qt to the standard output."""
    application = QGuiApplication(["normviz", "-platform", *arguments])
    sys.stdout.buffer.write(to_bytes(application.clipboard().mimeData() or QMimeData()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
