import re

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from normviz.presentation.learning_curves import LearningCurves
from normviz.runs.events import Batches
from normviz.ui.plots.curve import LegendItem
from normviz.ui.plots.plots import Plots
from normviz.ui.style.palette import DARK, LIGHT, Theme
from tests.ui.train.conftest import make_epoch


def curves() -> LearningCurves:
    made = LearningCurves(5)
    losses = (90.0, *(1 / step for step in range(1, 10)))
    made.extend([Batches(10, 2.0, losses, (0.5,) * 10, 0.1, 0.5, 1.0)])
    made.add_epoch(make_epoch(1))
    made.add_epoch(make_epoch(2))
    return made


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    found = request.param
    assert isinstance(found, Theme)
    return found


@pytest.fixture
def plots(qtbot: QtBot, theme: Theme) -> Plots:
    made = Plots(theme)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show_items([LegendItem("run", "Batch <Norm>", 0, [curves()])], 2.0)
    return made


def test_png_has_twice_the_pixels_and_the_ground_of_the_theme(plots: Plots, theme: Theme) -> None:
    image = QImage.fromData(plots.picture(".png"))
    assert image.width() == 2 * plots.viewport().width()
    assert image.pixelColor(2, 2) == QColor(theme.surface)
    colors = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert theme.runs[0].lower() in colors


def test_svg_is_a_drawing_of_the_same_size_and_cuts_the_curves_off(
    plots: Plots, theme: Theme
) -> None:
    data = plots.picture(".svg")
    text = data.decode()
    renderer = QSvgRenderer(QByteArray(data))
    assert renderer.isValid()
    assert renderer.defaultSize() == plots.viewport().size()
    assert text.count("<clipPath") == text.count("clip-path=") == 2
    assert theme.runs[0].lower() in text
    assert "Batch &lt;Norm&gt;" in text
    assert "<image" not in text
    assert 'd=""' not in re.sub(r"\s", "", text)


def test_lines_are_as_wide_as_on_the_screen(plots: Plots) -> None:
    text = plots.picture(".svg").decode()
    widths = set(re.findall(r'stroke-width="([\d.]+)"', text))
    assert "2.5" in widths
    assert max(map(float, widths)) == 2.5
    assert "non-scaling-stroke" in text


LINE_AT, AROUND = 680, (100, 200)
"""Between the markers of the accuracy, in units of the widget: x, and the rows around the line."""


def line_ink(image: QImage, theme: Theme) -> float:
    """How thick the validation's line is between its two markers, in units of the widget."""
    ratio = image.width() / 800
    ground, ink = QColor(theme.surface), QColor(theme.runs[0])
    column = [image.pixelColor(round(LINE_AT * ratio), y) for y in range(image.height())]
    shares = [(c.blueF() - ground.blueF()) / (ink.blueF() - ground.blueF()) for c in column]
    rows = range(round(AROUND[0] * ratio), round(AROUND[1] * ratio))
    return sum(share for at, share in enumerate(shares) if at in rows and share > 0.3) / ratio


def test_lines_are_as_thick_in_a_png_as_on_the_screen(plots: Plots, theme: Theme) -> None:
    on_screen = line_ink(plots.grab().toImage().convertToFormat(QImage.Format.Format_RGB32), theme)
    assert on_screen == pytest.approx(2.5, abs=0.6)
    in_file = line_ink(QImage.fromData(plots.picture(".png")), theme)
    assert in_file == pytest.approx(on_screen, rel=0.2)


def test_pdf_is_one_page_of_drawings(plots: Plots) -> None:
    data = plots.picture(".pdf")
    size = plots.viewport().size()
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert [float(side) for side in box] == pytest.approx(
        [0.75 * size.width(), 0.75 * size.height()], abs=1
    )
    assert b"/Subtype /Image" not in data


def test_the_screen_is_as_before(plots: Plots) -> None:
    before = plots.grab().toImage()
    for suffix in (".png", ".svg", ".pdf"):
        plots.picture(suffix)
    assert plots.grab().toImage() == before


def test_the_letters_of_an_svg_have_no_serifs_on_other_machines(plots: Plots) -> None:
    families = re.findall(r'font-family="([^"]*)"', plots.picture(".svg").decode())
    assert families
    assert all(family.endswith(", sans-serif") for family in families)
