from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QInputDevice,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtTest import QTest

from normviz.presentation.draw.page import SIDE
from normviz.ui.draw.canvas.canvas import Canvas
from normviz.ui.draw.canvas.ink_layer import REPAINTED
from normviz.ui.draw.view import DrawView
from normviz.ui.style.palette import DARK, LIGHT
from normviz.ui.style.theme import ThemeController

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Draw = Callable[..., None]


def place(canvas: Canvas, x: float, y: float) -> QPoint:
    return canvas.from_page(QPointF(x, y)).toPoint()


def color(canvas: Canvas, x: float, y: float) -> str:
    """The colour on the screen at a place of the page."""
    image = canvas.grab().toImage()
    at = canvas.from_page(QPointF(x, y)) * image.devicePixelRatio()
    return QColor(image.pixelColor(at.toPoint())).name()


def test_the_mouse_draws_ink_along_its_way(view: DrawView, canvas: Canvas, draw: Draw) -> None:
    assert color(canvas, 200, 100) == LIGHT.surface
    draw((100, 100), (200, 100), (300, 100))
    (stroke,) = view.model.page.strokes
    assert stroke.width == view.model.width
    assert stroke.points[0] == pytest.approx([100, 100], abs=1)
    assert stroke.points[-1] == pytest.approx([300, 100], abs=1)
    for x in (100, 150, 200, 300):
        assert color(canvas, x, 100) == LIGHT.text
    assert color(canvas, 200, 130) == LIGHT.surface


def test_ink_is_there_before_the_button_is_released(view: DrawView, canvas: Canvas) -> None:
    QTest.mousePress(canvas, LEFT, pos=place(canvas, 100, 100))
    assert color(canvas, 100, 100) == LIGHT.text
    QTest.mouseMove(canvas, place(canvas, 200, 100))
    assert color(canvas, 196, 100) == LIGHT.text
    assert view.model.is_drawing
    assert view.model.page.is_empty
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 200, 100))
    assert not view.model.is_drawing
    assert view.undo_stack.count() == 1


def test_points_do_not_wait_behind_slow_pictures(
    view: DrawView, canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, painted = [0.0], []

    def repaint(*_: object) -> None:
        painted.append(clock[0])
        clock[0] += 0.1

    monkeypatch.setattr("normviz.ui.draw.canvas.canvas.perf_counter", lambda: clock[0])
    QTest.mousePress(canvas, LEFT, pos=place(canvas, 100, 100))
    monkeypatch.setattr(canvas, "repaint", repaint)
    for x in range(120, 320, 20):
        QTest.mouseMove(canvas, place(canvas, x, 100))
        clock[0] += 0.02
    assert painted == pytest.approx([0.0, 0.16, 0.32, 0.48])
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 320, 100))
    (stroke,) = view.model.page.strokes
    assert len(stroke.points) >= 11


def test_a_click_makes_a_dot(view: DrawView, canvas: Canvas, draw: Draw) -> None:
    draw((200, 200))
    (stroke,) = view.model.page.strokes
    assert len(stroke.points) == 1
    assert color(canvas, 200, 200) == LIGHT.text


def test_undo_redo_and_clear(view: DrawView, canvas: Canvas, draw: Draw) -> None:
    draw((100, 100), (300, 100))
    draw((100, 300), (300, 300))
    view.undo_stack.undo()
    assert len(view.model.page.strokes) == 1
    assert color(canvas, 200, 300) == LIGHT.surface
    view.undo_stack.redo()
    assert color(canvas, 200, 300) == LIGHT.text
    view.clear()
    assert view.model.page.is_empty
    assert color(canvas, 200, 100) == LIGHT.surface
    view.undo_stack.undo()
    assert len(view.model.page.strokes) == 2
    assert color(canvas, 200, 100) == LIGHT.text


def test_what_is_painted_piece_by_piece_is_what_is_painted_at_once(canvas: Canvas) -> None:
    turn = np.linspace(0, 6, 40)
    points = zip(200 + 20 * turn * np.cos(turn), 200 + 20 * turn * np.sin(turn), strict=True)
    places = [place(canvas, *point) for point in points]
    QTest.mousePress(canvas, LEFT, pos=places[0])
    for each in places[1:]:
        QTest.mouseMove(canvas, each)
    pieces = canvas.grab().toImage()
    QTest.mouseRelease(canvas, LEFT, pos=places[-1])
    whole = canvas.grab().toImage()
    assert pieces.size() == whole.size()
    differs = [
        abs(pieces.pixelColor(x, y).lightness() - whole.pixelColor(x, y).lightness())
        for x in range(0, whole.width(), 3)
        for y in range(0, whole.height(), 3)
    ]
    assert np.mean(differs) < 0.5  # only rims differ, where pieces overlap
    assert np.percentile(differs, 99) < 40


def test_many_strokes_stay_where_they_are(view: DrawView, canvas: Canvas, draw: Draw) -> None:
    view.model.set_width(4)
    for row in range(REPAINTED + 3):
        draw((100, 20 + 10 * row), (300, 20 + 10 * row))
    assert {color(canvas, 200, 20 + 10 * row) for row in range(REPAINTED + 3)} == {LIGHT.text}


def test_a_stroke_that_leaves_the_page_goes_on_where_it_comes_back(
    view: DrawView, draw: Draw
) -> None:
    draw((350, 100), (390, 100), (440, 100), (440, 200), (390, 200), (350, 200))
    first, second = view.model.page.strokes
    assert first.points[:, 1] == pytest.approx([100, 100], abs=1)
    assert second.points[:, 1] == pytest.approx([200, 200], abs=1)
    assert max(stroke.points.max() for stroke in (first, second)) <= SIDE
    assert view.undo_stack.count() == 1


def test_a_press_beside_the_page_draws_nothing(view: DrawView, draw: Draw) -> None:
    draw((-10, 100), (-12, 200))
    assert view.model.page.is_empty
    assert view.undo_stack.count() == 0


def test_the_right_button_rubs_out_as_one_step(view: DrawView, canvas: Canvas, draw: Draw) -> None:
    draw((100, 200), (300, 200))
    draw((200, 150), (200, 200), (200, 250), button=RIGHT)
    assert len(view.model.page.strokes) == 2
    assert color(canvas, 200, 200) == LIGHT.surface
    assert color(canvas, 120, 200) == LIGHT.text
    assert view.undo_stack.count() == 2
    view.undo_stack.undo()
    assert color(canvas, 200, 200) == LIGHT.text


def test_the_eraser_is_a_tool(view: DrawView, canvas: Canvas, draw: Draw) -> None:
    draw((100, 200), (300, 200))
    view.model.set_tool("eraser")
    draw((90, 200), (310, 200))
    assert view.model.page.is_empty
    draw((90, 100), (310, 100))  # rubs out nothing
    assert view.undo_stack.count() == 2
    assert canvas.cursor().shape() == Qt.CursorShape.BlankCursor


def test_a_wide_pen_is_wide(view: DrawView, canvas: Canvas, draw: Draw) -> None:
    view.model.set_width(60)
    draw((100, 200), (300, 200))
    assert color(canvas, 200, 225) == LIGHT.text
    assert color(canvas, 200, 235) == LIGHT.surface


def test_the_pen_of_a_tablet_presses(view: DrawView, canvas: Canvas) -> None:
    tablet(canvas, QEvent.Type.TabletPress, 100, 0.0)
    tablet(canvas, QEvent.Type.TabletMove, 200, 0.5)
    tablet(canvas, QEvent.Type.TabletMove, 300, 1.0)
    tablet(canvas, QEvent.Type.TabletRelease, 300, 0.0)
    (stroke,) = view.model.page.strokes
    assert stroke.pressure == pytest.approx([0.5, 1.0, 1.5])
    assert color(canvas, 110, 208) == LIGHT.surface
    assert color(canvas, 290, 215) == LIGHT.text


def test_pressure_can_be_ignored(view: DrawView, canvas: Canvas) -> None:
    view.model.set_uses_pressure(False)
    tablet(canvas, QEvent.Type.TabletPress, 100, 0.0)
    tablet(canvas, QEvent.Type.TabletMove, 300, 1.0)
    tablet(canvas, QEvent.Type.TabletRelease, 300, 0.0)
    assert view.model.page.strokes[0].pressure == pytest.approx([1, 1])


def test_the_other_end_of_the_pen_rubs_out(view: DrawView, canvas: Canvas, draw: Draw) -> None:
    draw((100, 200), (300, 200))
    eraser = QPointingDevice.PointerType.Eraser
    tablet(canvas, QEvent.Type.TabletPress, 90, 0.5, eraser)
    tablet(canvas, QEvent.Type.TabletMove, 310, 0.5, eraser)
    tablet(canvas, QEvent.Type.TabletRelease, 310, 0.0, eraser)
    assert view.model.page.is_empty


def test_a_finger_draws(view: DrawView, canvas: Canvas) -> None:
    touch(canvas, QEvent.Type.TouchBegin, 100, 100)
    touch(canvas, QEvent.Type.TouchUpdate, 200, 150)
    touch(canvas, QEvent.Type.TouchEnd, 200, 150)
    (stroke,) = view.model.page.strokes
    assert stroke.points[-1] == pytest.approx([200, 150], abs=1)


def test_a_touch_that_the_system_takes_away_draws_nothing(view: DrawView, canvas: Canvas) -> None:
    touch(canvas, QEvent.Type.TouchBegin, 100, 100)
    touch(canvas, QEvent.Type.TouchUpdate, 200, 100)
    touch(canvas, QEvent.Type.TouchCancel, 200, 100)
    assert view.model.page.is_empty
    assert color(canvas, 150, 100) == LIGHT.surface


def test_the_keyboard_draws(view: DrawView, canvas: Canvas) -> None:
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    for _ in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    (stroke,) = view.model.page.strokes
    assert stroke.points[0].tolist() == [200, 190]
    assert stroke.points[-1].tolist() == [148, 190]


def test_escape_takes_the_stroke_back(view: DrawView, canvas: Canvas) -> None:
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert view.model.page.is_empty
    assert not view.model.is_drawing
    assert color(canvas, 196, 206) == LIGHT.surface
    assert view.undo_stack.count() == 0


def test_the_page_grows_with_the_window_and_the_ink_with_it(
    view: DrawView, canvas: Canvas, draw: Draw
) -> None:
    draw((100, 100), (300, 100))
    before = canvas.page_rect().width()
    view.window().resize(1400, 1000)
    QCoreApplication.processEvents()
    assert canvas.page_rect().width() > before + 50
    assert color(canvas, 200, 100) == LIGHT.text
    assert view.model.page.strokes[0].points[0] == pytest.approx([100, 100], abs=1)


def test_the_ink_has_the_colour_of_the_theme(
    view: DrawView, canvas: Canvas, draw: Draw, theme: ThemeController
) -> None:
    draw((100, 100), (300, 100))
    theme.set_mode("dark")
    view.set_theme(DARK)
    QCoreApplication.processEvents()
    assert color(canvas, 200, 100) == DARK.text
    assert color(canvas, 200, 300) == DARK.surface


def tablet(
    canvas: Canvas,
    kind: QEvent.Type,
    x: float,
    pressure: float,
    pointer: QPointingDevice.PointerType = QPointingDevice.PointerType.Pen,
) -> None:
    device = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        pointer,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
    )
    position = canvas.from_page(QPointF(x, 200))
    event = QTabletEvent(
        kind,
        device,
        position,
        QPointF(canvas.mapToGlobal(position)),
        pressure,
        0,
        0,
        0,
        0,
        0,
        Qt.KeyboardModifier.NoModifier,
        LEFT,
        LEFT,
    )
    QCoreApplication.sendEvent(canvas, event)
    assert event.isAccepted()


def touch(canvas: Canvas, kind: QEvent.Type, x: float, y: float) -> None:
    states = {
        QEvent.Type.TouchBegin: QEventPoint.State.Pressed,
        QEvent.Type.TouchUpdate: QEventPoint.State.Updated,
    }
    state = states.get(kind, QEventPoint.State.Released)
    position = canvas.from_page(QPointF(x, y))
    point = QEventPoint(0, state, position, QPointF(canvas.mapToGlobal(position)))
    screen = QPointingDevice.primaryPointingDevice()
    event = QTouchEvent(kind, screen, Qt.KeyboardModifier.NoModifier, [point])
    QCoreApplication.sendEvent(canvas, event)
    assert event.isAccepted()
