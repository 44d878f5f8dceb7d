import re
import zlib
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication

from normviz.figure.colors import LIGHT
from normviz.figure.state import FigureState
from normviz.ui.cube.export import paint_scene, pdf_bytes, png_bytes, svg_bytes, to_clipboard
from normviz.ui.cube.figure_style import style_of
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.offscreen_figure import OffscreenFigure
from tests.figure.states import figure_state

pytestmark = pytest.mark.usefixtures("qapp")


def still(state: FigureState | None = None, ratio: float = 1.0) -> OffscreenFigure:
    return OffscreenFigure(CubeModel(state or FigureState()), style_of(LIGHT, ratio), (800, 600))


def streams(pdf: bytes) -> list[bytes]:
    """The unpacked streams of a PDF."""
    found = []
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(match.group(1)))
        except zlib.error:
            found.append(match.group(1))
    return found


def test_a_pdf_has_one_page_of_the_figures_size() -> None:
    figure = still()
    data = pdf_bytes(figure.scene(), figure.style)
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", data)) == 1
    box = re.search(rb"/MediaBox \[([^\]]*)\]", data)
    assert [float(number) for number in box.group(1).split()] == [0, 0, 600, 450]


@pytest.mark.parametrize("form", ["cubes", "tiles", "both"])
def test_a_pdf_is_made_of_shapes_and_letters_and_not_of_pixels(form: str) -> None:
    figure = still(FigureState(form=form))
    data = pdf_bytes(figure.scene(), figure.style)
    assert b"/Subtype /Image" not in data
    assert b"/FontFile" in data
    page = max(streams(data), key=lambda stream: stream.count(b" l\n") + stream.count(b" re\n"))
    corners = page.count(b" l\n") + page.count(b" re\n")
    sides = sum(len(cell.parts) for panel in figure.scene().panels for cell in panel.cells)
    assert corners >= sides


@pytest.mark.parametrize("color", ["all", "x", "y"])
def test_every_colouring_can_be_a_pdf(color: str) -> None:
    figure = still(FigureState(color=color, form="both", slab_axis="C"))
    assert pdf_bytes(figure.scene(), figure.style).startswith(b"%PDF-")


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_png_holds_the_image_bit_for_bit(ratio: float) -> None:
    image = still(ratio=ratio).image()
    read = QImage.fromData(png_bytes(image), "PNG")
    assert (read.width(), read.height()) == (800 * ratio, 600 * ratio)
    assert read.convertToFormat(image.format()).constBits() == image.constBits()


def test_svg_bytes_are_well_formed_utf8() -> None:
    data = svg_bytes(still().scene())
    assert "3×3" in data.decode("utf-8")
    assert ET.fromstring(data).tag.endswith("svg")  # noqa: S314 (our own text)


def test_the_clipboard_has_the_picture_and_the_shapes(qapp: QApplication) -> None:
    figure = still()
    image, svg = figure.image(), svg_bytes(figure.scene())
    to_clipboard(image, svg)
    mime = QGuiApplication.clipboard().mimeData()
    copied = QGuiApplication.clipboard().image()
    assert (copied.width(), copied.height()) == (image.width(), image.height())
    centre = figure.layout.panels[0].cube
    assert copied.pixel(*map(int, centre)) == image.pixel(*map(int, centre))
    assert bytes(mime.data("image/svg+xml").data()) == svg


def test_a_picture_can_be_copied_alone(qapp: QApplication) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    to_clipboard(image, None)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasImage()
    assert not mime.hasFormat("image/svg+xml")


def darkness(image: QImage, x: int, y: int, ratio: float) -> float:
    """How much darker than the cell beside it a vertical line at x is, in pixels of the layout."""
    row = [QColor(image.pixel(k, y)).lightness() for k in range(x, x + round(12 * ratio))]
    return sum(max(row) - value for value in row) / ratio


@pytest.mark.parametrize("ratio", [1.0, 2.0, 3.0])
def test_lines_are_as_thick_in_shapes_as_in_pixels_on_every_screen(ratio: float) -> None:
    state = figure_state(norms=("batch",), form="tiles", shape=(1, 1, 3, 3), groups=1, color="x")
    once, figure = still(state), still(state, ratio)
    grid, (left, top) = figure.layout.grid, figure.layout.panels[0].tiles
    x, y = round((left + grid.cell - 6) * ratio), round((top + 1.5 * grid.cell) * ratio)
    shapes = QImage(figure.image().size(), QImage.Format.Format_RGB32)
    shapes.setDevicePixelRatio(ratio)
    with QPainter(shapes) as painter:
        paint_scene(painter, figure.scene(), figure.style)
    expected = darkness(once.image(), round(left + grid.cell - 6), round(top + 1.5 * grid.cell), 1)
    assert expected > 10
    for image in (figure.image(), shapes):
        assert darkness(image, x, y, ratio) == pytest.approx(expected, rel=0.15)


def test_a_transparent_figure_has_nothing_behind_it() -> None:
    figure = OffscreenFigure(CubeModel(), style_of(LIGHT, transparent=True), (800, 600), crop=True)
    image = QImage.fromData(png_bytes(figure.image()), "PNG")
    assert image.pixelColor(2, 2).alpha() == 0
    assert image.pixelColor(*map(int, figure.layout.panels[0].cube)).alpha() == 255
    assert b"<rect width" not in svg_bytes(figure.scene())
    assert b"<rect width" in svg_bytes(still().scene())


def test_an_image_of_nothing_is_no_png() -> None:
    with pytest.raises(ValueError, match="cannot write a PNG"):
        png_bytes(QImage())
