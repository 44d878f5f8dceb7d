from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from normviz import norms
from normviz.figure import colors as figure_colors
from normviz.figure.colors import rgb
from normviz.figure.marks import cell_polygons
from normviz.figure.sets import cell_of, index_of
from normviz.figure.state import Camera
from normviz.ui.cube.canvas import DEGREES_PER_PIXEL, CubeCanvas
from normviz.ui.cube.model import CubeModel
from normviz.ui.style.palette import DARK, LIGHT
from tests.figure.states import figure_state

CORNER = (0, 0, 0, 0)
LEFT, MIDDLE, RIGHT = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)
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


def place_of(canvas: CubeCanvas, norm: str, index: tuple[int, int, int, int]) -> QPoint:
    """The middle of a visible side of an element in one cube."""
    layout = canvas.figure_layout
    panel = next(panel for panel in layout.panels if norm in (panel.norm, panel.key))
    shape = figure_state(shape=canvas._model.state.shape, groups=1)
    x, y = np.mean(cell_polygons(layout, cell_of(index, shape))[0], axis=0)
    return QPointF(panel.cube[0] + x, panel.cube[1] + y).toPoint()


def tile_of(canvas: CubeCanvas, norm: str, index: tuple[int, int, int, int]) -> QPoint:
    layout = canvas.figure_layout
    panel = next(panel for panel in layout.panels if panel.norm == norm)
    x, y, wide, tall = layout.grid.rectangle(index)
    return QPointF(panel.tiles[0] + x + wide / 2, panel.tiles[1] + y + tall / 2).toPoint()


def mouse(
    canvas: CubeCanvas, kind: QEvent.Type, place: QPoint, button, buttons, modifiers=NONE
) -> None:
    where = QPointF(canvas.mapToGlobal(place))
    event = QMouseEvent(kind, QPointF(place), where, button, buttons, modifiers)
    QApplication.sendEvent(canvas, event)


def hover(canvas: CubeCanvas, place: QPoint) -> None:
    mouse(canvas, QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)


def drag(canvas: CubeCanvas, start: QPoint, step: QPoint, button=LEFT, modifiers=NONE) -> None:
    QTest.mousePress(canvas, button, modifiers, start)
    for share in (0.5, 1.0):
        place = start + step * share
        mouse(canvas, QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, button, modifiers)
    QTest.mouseRelease(canvas, button, modifiers, start + step)


def wheel(canvas: CubeCanvas, place: QPoint, notches: float) -> bool:
    event = QWheelEvent(
        QPointF(place),
        QPointF(canvas.mapToGlobal(place)),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)
    return event.isAccepted()


def key(canvas: CubeCanvas, name: Qt.Key, modifiers=NONE) -> None:
    QTest.keyClick(canvas, name, modifiers)


def pixel(image: QImage, x: float, y: float) -> np.ndarray:
    color = QColor(image.pixel(int(x), int(y)))
    return np.array([color.red(), color.green(), color.blue()], float)


def painted_cells(canvas: CubeCanvas) -> Iterator[tuple[str, tuple[int, ...], float, np.ndarray]]:
    """Norm, element, shade and painted colour of the middle of every visible side."""
    layout, image = canvas.figure_layout, canvas.grab().toImage()
    for panel in layout.panels:
        for face in layout.faces:
            for v, u in np.ndindex(face.v1 - face.v0, face.u1 - face.u0):
                x, y = face.point(u + 0.5, v + 0.5)
                found = pixel(image, panel.cube[0] + x, panel.cube[1] + y)
                index = index_of(face.cell(u, v), canvas._model.state)
                yield panel.norm, index, face.shade, found


@pytest.mark.parametrize("over", ["batch", "layer", "instance", "group"])
def test_hovering_one_cube_turns_the_set_blue_in_every_cube(
    canvas: CubeCanvas, model: CubeModel, over: str
) -> None:
    index = (2, 0, 0, 1)
    hover(canvas, place_of(canvas, over, index))
    assert (model.index, model.pinned, model.focused) == (index, False, over)
    state, colors = model.state, canvas.colors
    masks = {norm: norms.mask(norm, state.shape, index, groups=2) for norm in state.norms}
    for norm, element, shade, found in painted_cells(canvas):
        base = colors.set if masks[norm][element] else colors.rest
        assert np.abs(found - rgb(base) * shade).max() < 4, (norm, element)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_theme_changes_every_colour(canvas: CubeCanvas, model: CubeModel, theme) -> None:
    expected = figure_colors.DARK if theme.is_dark else figure_colors.LIGHT
    canvas.set_theme(LIGHT if theme.is_dark else DARK)
    canvas.grab()
    canvas.set_theme(theme)
    image = canvas.grab().toImage()
    assert np.abs(pixel(image, 2, 2) - rgb(expected.background)).max() == 0
    mask = norms.mask("layer", model.state.shape, CORNER)
    for norm, element, shade, found in painted_cells(canvas):
        if norm == "layer":
            base = expected.set if mask[element] else expected.rest
            assert np.abs(found - rgb(base) * shade).max() < 4


def test_hovering_what_is_no_cell_changes_nothing(canvas: CubeCanvas, model: CubeModel) -> None:
    model.hover((1, 1, 1, 1))
    hover(canvas, QPoint(2, 2))
    assert model.index == (1, 1, 1, 1)


def test_a_click_pins_and_the_next_hover_changes_nothing(
    canvas: CubeCanvas, model: CubeModel
) -> None:
    QTest.mouseClick(canvas, LEFT, NONE, place_of(canvas, "layer", (1, 0, 0, 2)))
    assert (model.index, model.pinned, model.focused) == ((1, 0, 0, 2), True, "layer")
    hover(canvas, place_of(canvas, "group", CORNER))
    assert (model.index, model.focused) == ((1, 0, 0, 2), "layer")


def test_the_cube_that_is_pointed_at_says_whose_mode_is_spelled_out(
    canvas: CubeCanvas, model: CubeModel
) -> None:
    model.change("Both", both_modes=True, norms=("batch", "group"))
    hover(canvas, place_of(canvas, "batch.inference", (1, 0, 0, 2)))
    assert (model.index, model.focused_panel) == ((1, 0, 0, 2), "batch.inference")
    assert not model.focused_state.training
    hover(canvas, place_of(canvas, "batch.training", CORNER))
    assert model.focused_state.training
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert model.focused_panel == "batch.inference"
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert model.focused_panel == "group"


def test_a_click_on_another_element_moves_the_pin_and_on_the_same_one_lets_go(
    canvas: CubeCanvas, model: CubeModel
) -> None:
    QTest.mouseClick(canvas, LEFT, NONE, place_of(canvas, "batch", (1, 0, 0, 2)))
    QTest.mouseClick(canvas, LEFT, NONE, place_of(canvas, "group", CORNER))
    assert (model.index, model.pinned) == (CORNER, True)
    QTest.mouseClick(canvas, LEFT, NONE, place_of(canvas, "batch", CORNER))
    assert (model.index, model.pinned) == (CORNER, False)


def test_a_click_beside_the_cubes_keeps_the_pin(canvas: CubeCanvas, model: CubeModel) -> None:
    model.pin((1, 1, 1, 1))
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(3, 3))
    assert (model.index, model.pinned) == ((1, 1, 1, 1), True)


def test_a_drag_turns_the_cubes_and_neither_lights_nor_pins(
    canvas: CubeCanvas, model: CubeModel
) -> None:
    drag(canvas, place_of(canvas, "batch", (1, 0, 0, 0)), QPoint(60, 40))
    expected = Camera().turned(-60 * DEGREES_PER_PIXEL, 40 * DEGREES_PER_PIXEL)
    assert (model.camera.yaw, model.camera.pitch) == pytest.approx((expected.yaw, expected.pitch))
    assert (model.index, model.pinned) == (CORNER, False)


def test_the_near_corner_follows_the_drag(canvas: CubeCanvas) -> None:
    start = place_of(canvas, "batch", CORNER)
    drag(canvas, start, QPoint(30, 20))
    moved = place_of(canvas, "batch", CORNER) - start
    assert moved.x() > 5
    assert moved.y() > 2


def test_a_tremble_is_still_a_click(canvas: CubeCanvas, model: CubeModel) -> None:
    drag(canvas, place_of(canvas, "batch", (1, 0, 0, 0)), QPoint(2, 2))
    assert model.pinned
    assert model.camera == Camera()


@pytest.mark.parametrize(("button", "modifiers"), [(LEFT, CTRL), (MIDDLE, NONE)])
def test_a_drag_with_ctrl_or_the_middle_button_moves_by_as_many_pixels(
    canvas: CubeCanvas, model: CubeModel, button, modifiers
) -> None:
    before = canvas.figure_layout.panels[0].cube
    drag(canvas, QPoint(300, 200), QPoint(40, -24), button, modifiers)
    after = canvas.figure_layout.panels[0].cube
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((40, -24))
    assert (model.camera.yaw, model.pinned) == (Camera().yaw, False)


@pytest.mark.parametrize("form", ["cubes", "both"])
@pytest.mark.parametrize("notches", [-3, 0.5, 4])
def test_the_wheel_zooms_about_the_pointer(
    canvas: CubeCanvas, model: CubeModel, form: str, notches: float
) -> None:
    model.change("Form", form=form)
    model.set_camera(Camera(pan_x=0.05, pan_y=-0.1))
    place = place_of(canvas, "group", (2, 0, 0, 1))
    x, y = in_cube(canvas, "group", place)
    assert wheel(canvas, place, notches)
    assert model.camera.zoom == pytest.approx(1.15**notches)
    assert in_cube(canvas, "group", place) == pytest.approx((x, y), abs=1e-6)


def in_cube(canvas: CubeCanvas, norm: str, place: QPoint) -> tuple[float, float]:
    """A point in lengths of the cube's longest edge from its middle."""
    layout = canvas.figure_layout
    x, y = next(panel.cube for panel in layout.panels if panel.norm == norm)
    return (place.x() - x) / layout.scale, (place.y() - y) / layout.scale


@pytest.mark.parametrize("notches", [2, 5, 9])
def test_the_wheel_keeps_the_element_under_the_pointer_in_tiles(
    canvas: CubeCanvas, model: CubeModel, notches: int
) -> None:
    model.change("Form", form="tiles")
    place = tile_of(canvas, "group", (3, 4, 1, 1))
    for _ in range(notches):
        wheel(canvas, place, 1)
    found = canvas.element_at(QPointF(place))
    assert found == ("group", (3, 4, 1, 1))


def test_the_wheel_beside_every_panel_is_for_others(canvas: CubeCanvas, model: CubeModel) -> None:
    model.change("None", norms=())
    assert not wheel(canvas, QPoint(100, 100), 1)
    assert model.camera == Camera()


@pytest.mark.parametrize("reset", ["home", "double click"])
def test_home_and_double_click_look_from_where_it_began(
    canvas: CubeCanvas, model: CubeModel, reset: str
) -> None:
    model.set_camera(Camera(yaw=80.0, pitch=-3.0, zoom=2.0, pan_x=0.3))
    if reset == "home":
        key(canvas, Qt.Key.Key_Home)
    else:
        QTest.mouseDClick(canvas, LEFT, NONE, QPoint(360, 320))
    assert model.camera == Camera()


@pytest.mark.parametrize("pinned", [None, (3, 0, 0, 0)])
def test_a_double_click_leaves_the_pin_as_it_was(
    canvas: CubeCanvas, model: CubeModel, pinned
) -> None:
    if pinned:
        model.pin(pinned)
    place = place_of(canvas, "batch", (1, 0, 0, 0))
    QTest.mouseClick(canvas, LEFT, NONE, place)
    mouse(canvas, QEvent.Type.MouseButtonDblClick, place, LEFT, LEFT)
    mouse(canvas, QEvent.Type.MouseButtonRelease, place, LEFT, Qt.MouseButton.NoButton)
    assert model.pinned == (pinned is not None)
    if pinned:
        assert model.index == pinned


@pytest.mark.parametrize("by", ["another figure", "time"])
def test_a_double_click_whose_first_click_went_elsewhere_leaves_the_pin(
    canvas: CubeCanvas, model: CubeModel, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model.pin((3, 5, 2, 2))
    place = place_of(canvas, "batch", (1, 0, 0, 0))
    QTest.mouseClick(canvas, LEFT, NONE, place)  # pins another; a double click would take it back
    if by == "time":
        monkeypatch.setattr(QMouseEvent, "timestamp", lambda _: 10**9)
    else:
        model.change("Smaller", shape=(2, 6, 2, 2))
    before = model.index, model.pinned
    mouse(canvas, QEvent.Type.MouseButtonDblClick, place, LEFT, LEFT)
    assert (model.index, model.pinned) == before
    assert model.camera == Camera()


def test_the_menu_is_asked_for_and_hovering_goes_on_after_it(
    qtbot: QtBot, canvas: CubeCanvas, model: CubeModel
) -> None:
    place = place_of(canvas, "batch", (1, 0, 0, 0))
    QTest.mousePress(canvas, RIGHT, NONE, place)
    where = canvas.mapToGlobal(place)
    with qtbot.waitSignal(canvas.menu_requested) as asked:
        QApplication.sendEvent(
            canvas, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, where)
        )
    assert asked.args == [where]
    # The menu takes the release of the button for itself.
    hover(canvas, place)
    assert (model.index, model.pinned) == ((1, 0, 0, 0), False)
    # QTest would hold the button down for all tests that follow.
    QTest.mouseRelease(canvas, RIGHT, NONE, place)


def test_tiles_are_linked_with_the_cubes(canvas: CubeCanvas, model: CubeModel) -> None:
    model.change("Form", form="both")
    # Within the cube, where no cube can show it.
    hover(canvas, tile_of(canvas, "layer", (2, 3, 1, 1)))
    assert (model.index, model.focused) == ((2, 3, 1, 1), "layer")
    image, layout = canvas.grab().toImage(), canvas.figure_layout
    for panel in layout.panels:
        mask = norms.mask(panel.norm, model.state.shape, model.index, groups=2)
        for index in np.ndindex(*model.state.shape):
            place = tile_of(canvas, panel.norm, index)
            base = canvas.colors.set if mask[index] else canvas.colors.rest
            assert np.abs(pixel(image, place.x(), place.y()) - rgb(base)).max() < 4


def test_changed_groups_are_painted_at_once(canvas: CubeCanvas, model: CubeModel) -> None:
    canvas.grab()
    model.change("Groups", groups=6)
    mask = norms.mask("group", model.state.shape, CORNER, groups=6)
    for norm, element, shade, found in painted_cells(canvas):
        if norm == "group":
            base = canvas.colors.set if mask[element] else canvas.colors.rest
            assert np.abs(found - rgb(base) * shade).max() < 4


def test_a_changed_shape_is_laid_out_anew(canvas: CubeCanvas, model: CubeModel) -> None:
    before = canvas.figure_layout
    assert canvas.figure_layout is before
    model.change("Shape", shape=(2, 6, 3, 3))
    after = canvas.figure_layout
    assert after is not before
    assert sum(face.u1 - face.u0 for face in after.faces) != sum(
        face.u1 - face.u0 for face in before.faces
    )


def test_a_new_size_is_laid_out_anew(qtbot: QtBot, canvas: CubeCanvas) -> None:
    canvas.resize(900, 500)
    qtbot.waitUntil(lambda: canvas.figure_layout.width == 900)
    assert canvas.figure_layout.height == 500


def test_without_norms_the_canvas_says_what_to_do(canvas: CubeCanvas, model: CubeModel) -> None:
    model.change("None", norms=())
    image = canvas.grab().toImage()
    background = rgb(canvas.colors.background)
    across = [np.abs(pixel(image, x, y) - background).max() for x in range(720) for y in (318, 322)]
    assert max(across) > 60, "a line of text in the middle"


def test_a_set_narrower_than_a_pixel_is_averaged_not_skipped(
    canvas: CubeCanvas, model: CubeModel
) -> None:
    model.change("Shape", shape=(2, 512, 2, 2), groups=1, norms=("batch",))
    model.hover((0, 300, 0, 0))
    image = canvas.grab().toImage()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    colors = [QColor(value) for value in seen]
    # Nothing else in the figure is bluish: this is the set, mixed with the grey around it.
    assert any(color.blue() - color.red() > 12 for color in colors)
    assert QColor(LIGHT.set) not in colors
