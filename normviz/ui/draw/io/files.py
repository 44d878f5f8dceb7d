"""Reads and writes drawings as files and on the clipboard."""

from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData
from PySide6.QtGui import QColor, QImage, QPainter

from normviz.drawing import format_strokes, parse_strokes, read_strokes
from normviz.drawing.strokes import MAX_POINTS, MAX_STROKES
from normviz.errors import UserError
from normviz.files.atomic import write_bytes
from normviz.files.plain_file import open_plain
from normviz.presentation.draw.page import SIDE, Page
from normviz.ui.draw.canvas.brush import rendered
from normviz.ui.draw.io.copied import TEXT, URLS, content_of
from normviz.ui.draw.io.page_import import picture_page, strokes_page
from normviz.ui.shell.file_drop import dropped_file
from normviz.ui.widgets.pictures.picture_reader import decode_picture, read_picture, to_array

SUFFIXES = (".png", ".json")
SCALE = 2
"""Pixels of a saved picture a unit of the page."""


def read_page(path: Path, width: float) -> Page:
    """The drawing in a picture or a stroke file.

    Args:
        path: The file; strokes where its name ends in .json or its text begins with a brace.
        width: The pen's width for strokes that do not know theirs.

    Raises:
        UserError: It cannot be read, is neither, or shows nothing.
    """
    if _holds_strokes(path):
        return _with_ink(strokes_page(read_strokes(path), width), path.name)
    return _with_digit(picture_page(read_picture(path)), path.name)


def pasted(data: QMimeData, width: float) -> tuple[str, Callable[[], Page]]:
    """What was dropped or copied: its name, and what reads the drawing in it.

    The data may be gone when the drawing is read, which may happen in another thread.

    Raises:
        UserError: There is no drawing. The function raises it too, where it cannot be read.
    """
    name = QCoreApplication.translate("DrawFiles", "what was pasted")
    kind, content = content_of(data)
    if kind == URLS:
        path = dropped_file(data)
        if path is None:
            raise UserError(
                "expected one file of this computer; drop or paste one picture",
                code="paste-one-file",
            )
        return path.name, lambda: read_page(path, width)
    if isinstance(content, QImage):
        return name, lambda: _with_digit(picture_page(to_array(content)), name)
    if kind == TEXT:
        text = bytes(content.data()).decode()
        return name, lambda: _with_ink(strokes_page(parse_strokes(text, name), width), name)
    if kind:
        return name, lambda: _with_digit(_decoded_page(content, name), name)
    raise UserError(
        "expected a picture on the clipboard, received none; copy a picture first",
        code="clipboard-empty",
    )


def _decoded_page(content: QByteArray, name: str) -> Page:
    return picture_page(decode_picture(bytes(content.data()), name))


def picture_of(page: Page) -> QImage:
    """The drawing as black ink on white paper."""
    ink = rendered(page, SIDE * SCALE, QColor("#000000"))
    paper = QImage(ink.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("#ffffff"))
    with QPainter(paper) as painter:
        painter.drawImage(0, 0, ink)
    return paper


def write_page(page: Page, path: Path) -> None:
    """Saves a drawing as a picture or, where the name ends in .json, as strokes.

    Raises:
        UserError: Another suffix, strokes of a page with a picture on it, or a file that cannot
            be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".json":
        write_bytes(path, _strokes_of(page).encode())
    elif suffix == ".png":
        write_bytes(path, png_of(picture_of(page)))
    else:
        raise UserError(
            "expected a file name that ends in .png or .json, received {name}",
            code="drawing-suffix",
            name=path.name,
        )


def _strokes_of(page: Page) -> str:
    if page.picture is not None:
        raise UserError(
            "expected strokes alone, received a page with a picture on it; save it as .png",
            code="strokes-with-picture",
        )
    strokes = page.strokes
    points = sum(len(stroke.points) for stroke in strokes)
    if len(strokes) > MAX_STROKES or points > MAX_POINTS:
        raise UserError(
            "expected at most {limit} points to save as strokes; save it as .png",
            code="strokes-too-many",
            limit=MAX_POINTS,
        )
    widths = [stroke.width for stroke in strokes]
    pressed = any((stroke.pressure != 1).any() for stroke in strokes)
    return format_strokes(
        [stroke.points.round(2) for stroke in strokes],
        median(widths) if widths else None,
        pen_widths=widths if len(set(widths)) > 1 else None,
        pressure=[stroke.pressure.round(3) for stroke in strokes] if pressed else None,
    )


def png_of(image: QImage) -> bytes:
    """The bytes of a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want the format as bytes
    buffer.close()
    return bytes(data.data())


def _holds_strokes(path: Path) -> bool:
    if path.suffix.lower() == ".json":
        return True
    try:
        with open_plain(path) as stream:
            return stream.read(64).lstrip().startswith(b"{")
    except OSError:
        return False  # whoever reads it whole says why it cannot be read


def _with_ink(page: Page, name: str) -> Page:
    if page.is_empty:
        raise UserError(
            "expected a digit in {name}, received no ink; the drawing stays as it was",
            code="no-ink",
            name=name,
        )
    return page


def _with_digit(page: Page, name: str) -> Page:
    if page.is_empty:
        raise UserError(
            "No digit found in {name}. Crop closer and try again.",
            code="no-digit-in-picture",
            name=name,
        )
    return page
