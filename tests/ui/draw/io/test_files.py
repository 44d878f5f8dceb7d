import json
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from normviz.commands.predict import read_digit
from normviz.drawing import Drawing
from normviz.errors import UserError
from normviz.presentation.draw.page import SIDE, Page, Stroke
from normviz.ui.draw.canvas.brush import ink_of
from normviz.ui.draw.io.copied import can_paste
from normviz.ui.draw.io.files import pasted, picture_of, read_page, write_page
from normviz.ui.draw.io.page_import import picture_page, strokes_page
from normviz.ui.draw.prediction.rasterizer import rasterize

pytestmark = pytest.mark.usefixtures("qapp")


def stroke(*points: tuple[float, float], width: float = 24) -> Stroke:
    """A stroke through points, as dense as a mouse draws it."""
    corners = np.arange(len(points))
    at = np.linspace(0, len(points) - 1, 30 * (len(points) - 1) + 1)
    path = np.column_stack([np.interp(at, corners, each) for each in np.array(points, float).T])
    return Stroke(path.round(2), width, np.ones(len(path)))


SEVEN = Page((stroke((100, 100), (280, 110), (200, 320)), stroke((150, 220), (260, 220))))


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png_of(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def png_of_seven(orientation: int) -> bytes:
    """A picture with an orientation of Exif."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture_of(SEVEN).save(buffer, "PNG")
    data = bytes(buffer.data().data())
    exif = b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHHI", 0x112, 3, 1, orientation, 0, 0)
    return data[:33] + chunk(b"eXIf", exif) + data[33:]


BAD = {
    "text.png": b"I am no picture",
    "empty.png": b"",
    "empty.json": b"",
    "cut.png": png_of(40, 40)[:50],
    "bomb.png": png_of(60_000, 60_000),
    "zero.png": png_of(0, 0),
    "nan.json": b'{"strokes": [[[NaN, 1], [2, 3]]]}',
    "words.json": b'{"strokes": "seven"}',
    "none.json": b'{"strokes": []}',
    "endless.json": b'{"strokes": [[[Infinity, 1]]]}',
    "many.json": b'{"strokes": [[' + b",".join([b"[1,2]"] * 100_001) + b"]]}",
    "deep.json": b"[" * 100_000,
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as error:
        read_page(write(tmp_path / name, BAD[name]), 24)
    text = str(error.value)
    assert "\n" not in text
    assert "expected" in text
    assert len(text) < 400


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.png", tmp_path / "missing.json", tmp_path):
        with pytest.raises(UserError):
            read_page(path, 24)


def test_an_animated_picture_is_refused(tmp_path: Path) -> None:
    frame = b"\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00"
    gif = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff" + 2 * frame + b";"
    with pytest.raises(UserError, match="still picture"):
        read_page(write(tmp_path / "moving.gif", gif), 24)


def test_a_blank_picture_holds_no_digit(tmp_path: Path) -> None:
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.save(str(tmp_path / "blank.png"))
    with pytest.raises(UserError, match="No digit found in"):
        read_page(tmp_path / "blank.png", 24)


def test_saved_strokes_come_back_as_they_were(tmp_path: Path) -> None:
    write_page(SEVEN, tmp_path / "seven.json")
    page = read_page(tmp_path / "seven.json", 10)
    assert [each.points.tolist() for each in page.strokes] == [
        each.points.tolist() for each in SEVEN.strokes
    ]
    assert {each.width for each in page.strokes} == {24}


def test_a_drawing_with_several_pens_looks_the_same_when_it_is_opened_again(
    tmp_path: Path,
) -> None:
    pressed = stroke((60, 60), (60, 340), width=30)
    pressure = np.linspace(0.5, 1.5, len(pressed.points)).round(3)
    drawn = Page(
        (
            replace(pressed, pressure=pressure),
            stroke((150, 100), (350, 120), width=6),
            stroke((300, 300), width=48),
        )
    )
    write_page(drawn, tmp_path / "pens.json")
    page = read_page(tmp_path / "pens.json", 10)
    assert [each.width for each in page.strokes] == [30, 6, 48]
    np.testing.assert_array_equal(ink_of(page), ink_of(drawn))
    np.testing.assert_array_equal(rasterize(page), rasterize(drawn))
    np.testing.assert_array_equal(read_digit(tmp_path / "pens.json"), rasterize(drawn))


def test_one_even_pen_is_saved_as_one_number(tmp_path: Path) -> None:
    write_page(SEVEN, tmp_path / "seven.json")
    assert set(json.loads((tmp_path / "seven.json").read_text())) == {"strokes", "pen_width"}


def test_more_points_than_can_be_opened_are_not_saved_as_strokes(tmp_path: Path) -> None:
    points = np.full((60_000, 2), 200.0)
    many = Stroke(points, 24, np.ones(len(points)))
    with pytest.raises(UserError, match=r"at most 100\u202f000 points .* save it as \.png"):
        write_page(Page((many, many)), tmp_path / "many.json")
    assert list(tmp_path.iterdir()) == []


def test_no_pen_of_a_file_is_wider_than_half_a_page() -> None:
    wide = Drawing((np.array([[10.0, 10], [20, 30]]),) * 2, pen_widths=(1e300, 5.0))
    assert [each.width for each in strokes_page(wide, 24).strokes] == [200, 5]


def test_a_saved_picture_is_seen_like_the_strokes(tmp_path: Path) -> None:
    write_page(SEVEN, tmp_path / "seven.png")
    page = read_page(tmp_path / "seven.png", 24)
    assert page.picture is not None
    assert np.abs(rasterize(page) - rasterize(SEVEN)).mean() < 0.05
    image = QImage(str(tmp_path / "seven.png"))
    assert image.width() == 2 * SIDE
    assert image.pixelColor(0, 0) == QColor("white")


def test_a_page_with_a_picture_has_no_strokes_to_save(tmp_path: Path) -> None:
    page = picture_page(pixels_of(picture_of(SEVEN)))
    with pytest.raises(UserError, match=r"save it as \.png"):
        write_page(page, tmp_path / "page.json")
    with pytest.raises(UserError, match=r"\.png or \.json"):
        write_page(SEVEN, tmp_path / "seven.txt")
    with pytest.raises(UserError):
        write_page(SEVEN, tmp_path / "nowhere" / "seven.png")
    assert list(tmp_path.iterdir()) == []


def draw(size: tuple[int, int], paper: str, ink: str) -> QImage:
    """A 7 in a picture of any size."""
    image = QImage(*size, QImage.Format.Format_ARGB32)
    image.fill(QColor(paper))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size[0] / SIDE, size[1] / SIDE)
    painter.setPen(QPen(QColor(ink), 24))
    for each in SEVEN.strokes:
        painter.drawPolyline([*map(point, each.points.tolist())])
    painter.end()
    return image


def point(values: list[float]):
    from PySide6.QtCore import QPointF

    return QPointF(*values)


def pixels_of(image: QImage) -> np.ndarray:
    from normviz.ui.widgets.pictures.picture_reader import to_array

    return to_array(image)


@pytest.mark.parametrize(
    ("size", "paper", "ink"),
    [
        ((400, 400), "white", "black"),
        ((1600, 1600), "#202020", "#f0f0f0"),
        ((60, 60), "#fffbe0", "#103080"),
        ((500, 500), "transparent", "black"),
        ((500, 500), "transparent", "white"),
    ],
)
def test_pictures_of_every_kind_become_ink_in_its_place(
    tmp_path: Path, size: tuple[int, int], paper: str, ink: str
) -> None:
    draw(size, paper, ink).save(str(tmp_path / "a.png"))
    page = read_page(tmp_path / "a.png", 24)
    assert page.picture is not None
    wanted = rasterize(SEVEN)
    assert np.abs(rasterize(page) - wanted).mean() < 0.06
    assert page.picture.ink[105, 200] > 200  # the bar
    assert page.picture.ink[300, 100] < 30  # the paper
    drawn_on = page.with_strokes((stroke((200, 300)),))
    assert np.abs(rasterize(drawn_on) - wanted).mean() < 0.06


def test_small_strokes_stay_where_they_are_and_large_ones_are_fitted() -> None:
    drawing = Drawing((np.array([[10.0, 10], [20, 30]]),))
    assert strokes_page(drawing, 24).strokes[0].points.tolist() == [[10, 10], [20, 30]]
    large = Drawing((np.array([[-1e300, 0.0], [1e300, 0.0]]),), pen_width=1e299)
    (fitted,) = strokes_page(large, 24).strokes
    assert fitted.points == pytest.approx(np.array([[76, 200], [324, 200]]))
    assert fitted.width == pytest.approx(12.4)
    dot = Drawing((np.array([[900.0, 900.0]]),))
    assert strokes_page(dot, 24).strokes[0].points.tolist() == [[200, 200]]
    assert strokes_page(Drawing((np.empty((0, 2)),)), 24).is_empty


def test_what_can_be_pasted() -> None:
    data = QMimeData()
    data.setText('{"strokes": [[[1, 2], [30, 40]]]}')
    assert can_paste(data)
    assert len(pasted(data, 24)[1]().strokes) == 1
    other = QMimeData()
    other.setText("words")
    assert not can_paste(other)
    picture = QMimeData()
    picture.setImageData(draw((100, 100), "white", "black"))
    assert can_paste(picture)
    assert pasted(picture, 24)[1]().picture is not None
    QApplication.clipboard().clear()


def encoded(data: bytes, address: str = "") -> QMimeData:
    """A picture as a browser copies it."""
    mime = QMimeData()
    mime.setData("image/png", data)
    if address:
        mime.setUrls([QUrl(address)])
    return mime


def test_a_copied_picture_is_read_as_its_file_would_be(tmp_path: Path) -> None:
    upright, turned = (png_of_seven(1), png_of_seven(6))
    for data in (upright, turned):
        mime = encoded(data)
        assert can_paste(mime)
        found = pasted(mime, 24)[1]().picture
        same = read_page(write(tmp_path / "seven.png", data), 24).picture
        assert found is not None
        assert same is not None
        assert (found.ink == same.ink).all()


def test_the_picture_is_taken_where_its_address_is_copied_too() -> None:
    mime = encoded(png_of_seven(1), "https://example.org/seven.png")
    assert pasted(mime, 24)[1]().picture is not None


def test_a_copied_picture_has_the_limits_of_a_file() -> None:
    with pytest.raises(UserError, match="megapixels"):
        pasted(encoded(png_of(60_000, 60_000)), 24)[1]()
