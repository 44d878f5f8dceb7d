import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from normviz.figure.state import Camera
from normviz.ui.cube.canvas import CubeCanvas
from normviz.ui.cube.model import CubeModel

CORNER = (0, 0, 0, 0)
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def model(qtbot: QtBot) -> CubeModel:
    return CubeModel()


@pytest.fixture
def canvas(qtbot: QtBot, model: CubeModel) -> CubeCanvas:
    canvas = CubeCanvas(model)
    qtbot.addWidget(canvas)
    canvas.resize(720, 640)
    canvas.show()
    canvas.activateWindow()
    qtbot.waitExposed(canvas)
    canvas.setFocus()
    return canvas


def key(canvas: CubeCanvas, name: Qt.Key, modifiers=NONE) -> None:
    QTest.keyClick(canvas, name, modifiers)


def test_escape_lets_the_pinned_element_go(canvas: CubeCanvas, model: CubeModel) -> None:
    model.pin((1, 1, 1, 1))
    key(canvas, Qt.Key.Key_Escape)
    assert (model.index, model.pinned) == ((1, 1, 1, 1), False)


@pytest.mark.parametrize("name", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_pins_and_unpins(canvas: CubeCanvas, model: CubeModel, name: Qt.Key) -> None:
    model.hover((1, 2, 0, 0))
    key(canvas, name)
    assert (model.index, model.pinned) == ((1, 2, 0, 0), True)
    key(canvas, name)
    assert not model.pinned


@pytest.mark.parametrize(
    ("name", "modifiers", "expected"),
    [
        (Qt.Key.Key_Right, NONE, (1, 1, 1, 2)),
        (Qt.Key.Key_Left, NONE, (1, 1, 1, 0)),
        (Qt.Key.Key_Down, NONE, (1, 1, 2, 1)),
        (Qt.Key.Key_Up, NONE, (1, 1, 0, 1)),
        (Qt.Key.Key_Right, SHIFT, (1, 2, 1, 1)),
        (Qt.Key.Key_Left, SHIFT, (1, 0, 1, 1)),
        (Qt.Key.Key_Down, SHIFT, (2, 1, 1, 1)),
        (Qt.Key.Key_Up, SHIFT, (0, 1, 1, 1)),
    ],
)
def test_arrows_walk_along_h_and_w_and_with_shift_along_n_and_c(
    canvas: CubeCanvas, model: CubeModel, name: Qt.Key, modifiers, expected
) -> None:
    model.hover((1, 1, 1, 1))
    key(canvas, name, modifiers)
    assert model.index == expected
    assert model.camera == Camera()


@pytest.mark.parametrize(
    ("name", "yaw", "pitch"),
    [
        (Qt.Key.Key_Left, -5, 0),
        (Qt.Key.Key_Right, 5, 0),
        (Qt.Key.Key_Up, 0, 5),
        (Qt.Key.Key_Down, 0, -5),
    ],
)
def test_arrows_with_ctrl_turn(canvas: CubeCanvas, model: CubeModel, name, yaw, pitch) -> None:
    key(canvas, name, CTRL)
    assert (model.camera.yaw, model.camera.pitch) == pytest.approx((-42 + yaw, 27 + pitch))
    assert model.index == CORNER


@pytest.mark.parametrize(
    ("name", "factor"), [(Qt.Key.Key_Plus, 1.15), (Qt.Key.Key_Minus, 1 / 1.15)]
)
def test_plus_and_minus_zoom(canvas: CubeCanvas, model: CubeModel, name, factor) -> None:
    key(canvas, name)
    assert model.camera.zoom == pytest.approx(factor)


def test_page_keys_go_round_the_norms(canvas: CubeCanvas, model: CubeModel) -> None:
    seen = []
    for _ in range(4):
        key(canvas, Qt.Key.Key_PageDown)
        seen.append(model.focused)
    assert seen == ["layer", "instance", "group", "batch"]
    key(canvas, Qt.Key.Key_PageUp)
    assert model.focused == "group"


@pytest.mark.parametrize("code", [Qt.Key.Key_A, Qt.Key.Key_F6, Qt.Key.Key_Escape, 0x444, 0])
def test_other_keys_and_escape_without_a_pin_are_the_windows(
    canvas: CubeCanvas, model: CubeModel, code: int
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, code, NONE)
    QApplication.sendEvent(canvas, event)
    assert not event.isAccepted()
    assert (model.index, model.pinned, model.camera) == (CORNER, False, Camera())


def test_the_canvas_can_be_reached_by_keyboard(canvas: CubeCanvas) -> None:
    assert canvas.focusPolicy() & Qt.FocusPolicy.TabFocus
