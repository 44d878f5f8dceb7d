import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from normviz.figure.colors import DARK, LIGHT
from normviz.ui.cube.pens import color, face_pens, hairline


@pytest.mark.parametrize("ratio", [1.0, 2.0, 3.0])
def test_lines_are_as_thick_on_every_screen(qapp: QApplication, ratio: float) -> None:
    image = QImage(round(40 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#ffffff"))
    with QPainter(image) as painter:
        painter.setPen(hairline(0x000000, width=2.0))
        painter.drawLine(0, 20, 40, 20)
    dark = sum(
        1 - QColor(image.pixel(image.width() // 2, y)).valueF() for y in range(image.height())
    )
    assert dark == pytest.approx(2.0 * ratio, abs=0.05)


def test_a_hairline_has_its_width_and_the_alpha_its_colour() -> None:
    pen = hairline(0x102030, 0.5, 1.5)
    assert pen.widthF() == 1.5
    assert pen.color().alphaF() == pytest.approx(0.5, abs=0.01)
    assert (pen.color().red(), pen.color().green(), pen.color().blue()) == (16, 32, 48)


def test_the_pens_have_the_colours_of_the_theme() -> None:
    for colors in (LIGHT, DARK):
        pens = face_pens(colors)
        assert pens.outline.color() == color(colors.outline)
        assert pens.members.color() == color(colors.set)
        assert pens.halo.widthF() > pens.members.widthF()
