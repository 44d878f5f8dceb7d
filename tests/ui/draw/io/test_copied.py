"""Of what was copied, only what a drawing is read from is asked for."""

from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage

from normviz.ui.draw.io import copied
from normviz.ui.draw.io.copied import PIXELS, TEXT, URLS, can_paste, content_of

STROKES = '{"strokes": [[[1, 2], [30, 40]]]}'


class Foreign(QMimeData):
    """What another program offers: each format is made when it is asked for."""

    def __init__(self, *kinds: str) -> None:
        super().__init__()
        self.kinds = kinds
        self.made: list[str] = []

    def formats(self) -> list[str]:
        return list(self.kinds)

    def hasFormat(self, kind: str) -> bool:  # noqa: N802
        return kind in self.kinds

    def retrieveData(self, kind: str, wanted: Any) -> Any:  # noqa: ARG002, N802
        if kind in self.kinds:
            self.made.append(kind)
            return QByteArray(b"some bytes")
        return None


def test_a_drag_over_the_view_has_no_picture_made() -> None:
    data = Foreign("image/png", "image/bmp")
    assert can_paste(data)
    assert data.made == []


def test_one_format_of_a_picture_is_asked_for() -> None:
    data = Foreign("image/bmp", "image/png", "image/jpeg")
    assert content_of(data) == ("image/png", QByteArray(b"some bytes"))
    assert data.made == ["image/png"]


def test_more_bytes_than_are_read_are_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copied, "MAX_BYTES", 3)
    assert content_of(Foreign("image/png")) == ("image/png", QByteArray(b"some"))


def test_each_kind_is_found() -> None:
    pixels, strokes, words, address, file = (QMimeData() for _ in range(5))
    pixels.setImageData(QImage(2, 3, QImage.Format.Format_RGB32))
    strokes.setText(STROKES)
    words.setText("words")
    address.setUrls([QUrl("https://example.org/seven.png")])
    file.setUrls([QUrl.fromLocalFile("/tmp/seven.png")])  # noqa: S108
    kind, image = content_of(pixels)
    assert (kind, image.height()) == (PIXELS, 3)
    assert content_of(strokes) == (TEXT, QByteArray(STROKES.encode()))
    assert content_of(words) == ("", QByteArray())
    assert content_of(QMimeData()) == ("", QByteArray())
    assert content_of(address)[0] == content_of(file)[0] == URLS
