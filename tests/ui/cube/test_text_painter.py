from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from normviz.figure.colors import DARK, LIGHT, rgb
from normviz.figure.layout import Layout, lay_out
from normviz.figure.marks import FigureText
from normviz.figure.state import Camera, FigureState
from normviz.ui.cube import text_painter
from normviz.ui.cube.figure_style import FigureStyle, style_of
from normviz.ui.cube.text_painter import PanelTextCache, fitted, paint_texts, placed_line
from tests.ui.cube.test_painter import pixels


@pytest.mark.parametrize("text", ["Batch Norm", "Layer Norm (Keras default)", "א ב"])
def test_words_stay_in_their_room(qapp: QApplication, text: str) -> None:
    style = style_of(LIGHT)
    for room in (400.0, 120.0, 60.0):
        font, words = fitted(text, style.title_font, room)
        assert QFontMetricsF(font).horizontalAdvance(words) <= room + 3
    assert fitted(text, style.title_font, 1e9) == (style.title_font, text)


def test_letters_shrink_before_words_are_cut(qapp: QApplication) -> None:
    font: QFont = style_of(LIGHT).title_font
    wide = QFontMetricsF(font).horizontalAdvance("Batch Norm")
    smaller, words = fitted("Batch Norm", font, 0.85 * wide)
    assert words == "Batch Norm"
    assert 0.7 * font.pointSizeF() < smaller.pointSizeF() < font.pointSizeF()
    _, cut = fitted("Batch Norm", font, 0.4 * wide)
    assert cut.endswith("…")


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_text_stands_at_its_anchor(qapp: QApplication, anchor, upright: bool) -> None:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.background))
    painter = QPainter(image)
    text = FigureText(100.0, 100.0, "HHHHHH", "axis", anchor, upright)
    paint_texts(painter, [text], style_of(LIGHT))
    painter.end()
    rows, columns = np.nonzero(np.abs(pixels(image) - rgb(LIGHT.background)).max(-1) > 40)
    along, across = (200 - rows, columns) if upright else (columns, rows)
    ends = {"start": along.min(), "middle": along.mean(), "end": along.max()}
    assert ends[anchor] == pytest.approx(100, abs=3)
    assert across.mean() == pytest.approx(100, abs=2)


STATE = FigureState()


def laid_out(
    style: FigureStyle, camera: Camera | None = None, state: FigureState = STATE
) -> Layout:
    em = QFontMetricsF(style.font).height()
    return lay_out(state, camera, 720.0, 640.0, em)


def test_what_a_panel_says_is_found_out_once_for_all_turns_of_the_camera(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    panel_words = text_painter.panel_words
    monkeypatch.setattr(
        text_painter, "panel_words", lambda *given: said.append(given) or panel_words(*given)
    )
    cache, style = PanelTextCache(), style_of(LIGHT)
    for yaw in (10.0, 20.0, 30.0):
        layout = laid_out(style, Camera(yaw=yaw), STATE)
        for panel in layout.panels:
            cache.lines(layout, panel, style)
    assert len(said) == len(STATE.norms)


def test_a_kept_text_is_the_one_that_a_new_cache_makes(qapp: QApplication) -> None:
    kept = PanelTextCache()
    light, dark = style_of(LIGHT), style_of(DARK)
    tiles, larger = replace(STATE, form="tiles"), replace(STATE, shape=(2, 6, 1, 1))
    for state, camera, style in (
        (STATE, Camera(), light),
        (STATE, Camera(yaw=70.0), light),
        (STATE, Camera(yaw=70.0, zoom=3.0, pan_x=0.2), light),
        (STATE, Camera(yaw=70.0), dark),
        (larger, Camera(yaw=70.0), dark),
        (larger.changed(training=False), Camera(yaw=70.0), dark),
        (replace(larger, both_modes=True), Camera(yaw=70.0), dark),
        (tiles, Camera(), dark),
    ):
        layout = laid_out(style, camera, state)
        for panel in layout.panels:
            fresh = PanelTextCache().lines(layout, panel, style)
            for _ in range(2):
                assert kept.lines(layout, panel, style) == fresh


def painted_words(words: str, direction: Qt.LayoutDirection, scale: int, *, plain: bool) -> QImage:
    """The words as ``paint_texts`` paints them, or as ``drawText`` does where they stand."""
    style = replace(style_of(LIGHT), transparent=True)
    image = QImage(400 * scale, 40 * scale, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.background))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.setLayoutDirection(direction)
    text = FigureText(10.3, 20.6, words, "caption", "start")
    if plain:
        line = placed_line(text, style)
        painter.setFont(line.measured.font)
        painter.setPen(line.pen)
        painter.drawText(QPointF(line.x, text.y + line.measured.down), words)
    else:
        paint_texts(painter, [text], style)
    painter.end()
    return image


@pytest.mark.parametrize(
    "words", ["8 sets of 64 (N, H, W)", "<b>AVA</b> & fi", "8 מערכות של 64 (N)."]
)
@pytest.mark.parametrize("direction", Qt.LayoutDirection)
@pytest.mark.parametrize("scale", [1, 2])
def test_words_are_painted_as_qt_paints_them(
    qapp: QApplication, words: str, direction: Qt.LayoutDirection, scale: int
) -> None:
    painted = painted_words(words, direction, scale, plain=False)
    assert painted == painted_words(words, direction, scale, plain=True)
