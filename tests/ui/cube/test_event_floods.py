"""Thousands of events in a row: the newest wins, and nothing is painted in between."""

import time

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from normviz.app.cube_service import FileCubeService
from normviz.ui.cube.canvas import CubeCanvas
from normviz.ui.cube.painter import FigurePainter
from normviz.ui.cube.view import CubeView

EVENTS = 2_000
MOST_PAINTS = 3
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def paints(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A time for every paint of a figure."""
    times: list[float] = []
    paint = FigurePainter.paint

    def counted(*given: object) -> None:
        times.append(time.perf_counter())
        paint(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(FigurePainter, "paint", counted)
    return times


@pytest.fixture
def view(qtbot: QtBot, paints: list[float]) -> CubeView:
    view = CubeView(FileCubeService())
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.model.change("begin", color="x_hat")
    view.show()
    qtbot.waitUntil(view.is_settled)
    paints.clear()
    return view


def wheel(canvas: CubeCanvas, place: QPointF, up: bool) -> QWheelEvent:
    delta = QPoint(0, 120 if up else -120)
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    far = canvas.mapToGlobal(place)
    return QWheelEvent(place, far, QPoint(), delta, buttons, NONE, phase, False)


def move(canvas: CubeCanvas, place: QPointF) -> QMouseEvent:
    kind, none = QMouseEvent.Type.MouseMove, Qt.MouseButton.NoButton
    return QMouseEvent(kind, place, canvas.mapToGlobal(place), none, none, NONE)


def until_painted(qtbot: QtBot, paints: list[float]) -> None:
    """Handles the events that wait, and the paint that follows them."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: bool(paints))
    QApplication.processEvents()


def test_wheel_events_are_painted_once(view: CubeView, paints: list[float], qtbot: QtBot) -> None:
    canvas = view.canvas
    for number in range(EVENTS):
        up = number % 3 != 2
        QCoreApplication.postEvent(canvas, wheel(canvas, QPointF(300, 300), up))
    until_painted(qtbot, paints)
    assert len(paints) <= MOST_PAINTS
    assert view.model.camera.zoom > 1


def test_hovering_is_painted_once_and_shows_the_last_element(
    view: CubeView, paints: list[float], qtbot: QtBot
) -> None:
    canvas = view.canvas
    x, y = canvas.figure_layout.panels[0].cube
    places = [QPointF(x - 40 + number % 80, y - 40 + number % 77) for number in range(EVENTS)]
    for place in places:
        QCoreApplication.postEvent(canvas, move(canvas, place))
    until_painted(qtbot, paints)
    assert len(paints) <= MOST_PAINTS
    found = canvas.element_at(places[-1])
    assert found is not None
    assert view.model.index == found[1]


def test_a_slider_is_painted_once_and_shows_the_last_size(
    view: CubeView, paints: list[float], qtbot: QtBot
) -> None:
    for number in range(EVENTS):
        view.model.change("size", shape=(1 + number % 64, 6, 3, 3))
    until_painted(qtbot, paints)
    assert len(paints) <= MOST_PAINTS
    assert view.model.state.shape[0] == 1 + (EVENTS - 1) % 64
    qtbot.waitUntil(view.is_settled)
    view.undo_stack.undo()
    assert view.model.state.shape == (4, 6, 3, 3)
