"""What another process reads from the clipboard is pasted as if it had been read here."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from normviz.errors import UserError
from normviz.ui.draw.io.clipboard_process import from_bytes, to_bytes
from normviz.ui.draw.io.files import pasted, png_of
from normviz.ui.draw.prediction.rasterizer import rasterize

pytestmark = pytest.mark.usefixtures("qapp")


def one() -> QImage:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setPen(QPen(QColor("black"), 24))
        painter.drawLine(150, 50, 150, 250)
    return image


def mime(kind: str, folder: Path) -> QMimeData:
    data = QMimeData()
    path = folder / "one.png"
    path.write_bytes(png_of(one()))
    match kind:
        case "pixels":
            data.setImageData(one())
        case "png":
            data.setData("image/png", path.read_bytes())
        case "file":
            data.setUrls([QUrl.fromLocalFile(str(path))])
        case "strokes":
            data.setText('{"strokes": [[[150, 50], [150, 250]]]}')
    return data


@pytest.mark.parametrize("kind", ["pixels", "png", "file", "strokes"])
def test_each_kind_comes_through(kind: str, tmp_path: Path) -> None:
    here, there = (
        rasterize(pasted(data, 24)[1]())
        for data in (mime(kind, tmp_path), from_bytes(to_bytes(mime(kind, tmp_path))))
    )
    assert here.any()
    np.testing.assert_array_equal(here, there)


def test_several_files_and_nothing_are_refused_as_here() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/seven.png")])
    with pytest.raises(UserError, match="one file"):
        pasted(from_bytes(to_bytes(data)), 24)
    with pytest.raises(UserError, match="on the clipboard, received none"):
        pasted(from_bytes(to_bytes(QMimeData())), 24)
