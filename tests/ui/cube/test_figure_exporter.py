from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.ui.cube.canvas import CubeCanvas
from normviz.ui.cube.figure_exporter import ExportOptions, FigureExporter
from normviz.ui.cube.model import CubeModel


@pytest.fixture
def exporter(qtbot: QtBot) -> FigureExporter:
    model = CubeModel()
    canvas = CubeCanvas(model)
    qtbot.addWidget(canvas)
    canvas.resize(500, 900)
    return FigureExporter(model, canvas)


@pytest.mark.parametrize(
    ("options", "size"),
    [
        (ExportOptions("window"), (1000, 1800)),
        (ExportOptions("size", (300, 200), scale=3), (900, 600)),
    ],
)
def test_a_figure_has_the_size_that_was_chosen(
    exporter: FigureExporter, options: ExportOptions, size: tuple[int, int]
) -> None:
    image = exporter.figure(options).image()
    assert (image.width(), image.height()) == size


def test_at_first_it_is_cut_to_its_content(exporter: FigureExporter, tmp_path: Path) -> None:
    exporter.write(tmp_path / "a.png")
    image = QImage(str(tmp_path / "a.png"))
    assert image.height() < 1800


@pytest.mark.parametrize(
    "changes",
    [{"text_size": 30}, {"colors": "dark"}, {"transparent": True}, {"scale": 1}],
)
def test_every_option_can_be_seen(exporter: FigureExporter, tmp_path: Path, changes) -> None:
    exporter.write(tmp_path / "a.png")
    exporter.options = replace(ExportOptions(), **changes)
    exporter.write(tmp_path / "b.png")
    assert (tmp_path / "a.png").read_bytes() != (tmp_path / "b.png").read_bytes()


def test_another_suffix_is_refused(exporter: FigureExporter, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"ends in .svg, .pdf, .png or .html"):
        exporter.write(tmp_path / "a.gif")


def test_a_page_holds_the_figure_and_its_numbers(exporter: FigureExporter, tmp_path: Path) -> None:
    exporter.write(tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "batch-n0-c0-h0-w0" in page
    assert '"x_hat"' in page
    assert "{{" not in page
