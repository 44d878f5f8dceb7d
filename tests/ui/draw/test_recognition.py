"""Digits drawn with real mouse events, predicted by the shipped model."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from normviz.app.prediction_service import KerasPredictionService
from normviz.drawing import read_sample_strokes
from normviz.presentation.draw.page import SIDE
from normviz.ui.draw.view import DrawView
from normviz.ui.style.theme import ThemeController

LEFT = Qt.MouseButton.LeftButton
LOAD_MS = 100_000

LARGE, MIDDLE, SMALL = 0.85, 0.5, 0.25
PLACES = [(0.5, 0.5), (0.3, 0.35), (0.7, 0.6), (0.5, 0.3), (0.35, 0.65)]


@pytest.fixture(scope="module")
def predictor(tmp_path_factory: pytest.TempPathFactory) -> KerasPredictionService:
    return KerasPredictionService(tmp_path_factory.mktemp("runs"))


@pytest.fixture
def view(
    qtbot: QtBot, theme: ThemeController, predictor: KerasPredictionService, tmp_path: Path
) -> Iterator[DrawView]:
    window, view = QMainWindow(), DrawView(lambda: predictor, tmp_path, tmp_path, tmp_path)
    window.setCentralWidget(view)
    window.resize(1280, 832)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(view.is_settled, timeout=LOAD_MS)
    yield view
    view.shut_down()


@pytest.mark.parametrize(
    ("hand", "size", "width"),
    [("foot", MIDDLE, 24), ("european", LARGE, 44), ("round", SMALL, 8)],
)
def test_all_ten_digits_are_read(
    qtbot: QtBot, view: DrawView, hand: str, size: float, width: int
) -> None:
    view.model.set_width(width)
    read = {}
    for digit, drawing in enumerate(read_sample_strokes(hand)):
        draw(view, drawing.strokes, size, PLACES[digit % len(PLACES)])
        qtbot.waitUntil(view.is_settled, timeout=LOAD_MS)
        default = next(model.name for model in view.client.models if model.is_default)
        read[digit] = view.answers_pane.panels[default].winner
        view.clear()
    assert read == {digit: digit for digit in range(10)}


def draw(
    view: DrawView, strokes: tuple[np.ndarray, ...], size: float, place: tuple[float, float]
) -> None:
    """Draws strokes ``size`` pages high or wide, as near to ``place`` as they fit on the page."""
    points = np.concatenate(strokes)
    low, high = points.min(0), points.max(0)
    scale = size * SIDE / float((high - low).max())
    half = (high - low) / 2 * scale
    middle = np.clip(np.array(place) * SIDE, half + 2, SIDE - half - 2)
    for stroke in strokes:
        path = (stroke - (low + high) / 2) * scale + middle
        pixels = [view.canvas.from_page(QPointF(*point)).toPoint() for point in path]
        QTest.mousePress(view.canvas, LEFT, pos=pixels[0])
        for pixel in pixels[1:]:
            QTest.mouseMove(view.canvas, pixel)
        QTest.mouseRelease(view.canvas, LEFT, pos=pixels[-1])
