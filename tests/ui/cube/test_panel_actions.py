import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from normviz.app.cube_service import FileCubeService
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.scene import Scene
from normviz.scenes.scene_json import from_json, to_json
from normviz.ui.cube.view import CubeView


@pytest.fixture
def view(qtbot: QtBot) -> CubeView:
    view = CubeView(FileCubeService())
    qtbot.addWidget(view)
    view.resize(952, 640)
    view.addActions(view.menu_actions()["view"])
    view.show()
    qtbot.waitUntil(view.is_settled)
    return view


def action(view: CubeView, name: str) -> QAction:
    return next(each for each in view.menu_actions()["view"] if each.objectName() == name)


def test_both_panels_can_be_hidden_so_that_the_figure_has_the_room(
    view: CubeView, qtbot: QtBot
) -> None:
    assert view.canvas.width() < view.width() / 2
    action(view, "cube_figure_only").trigger()
    assert view.controls.isHidden()
    qtbot.waitUntil(lambda: view.canvas.width() > 0.95 * view.width())
    assert view.scene().hidden == ("settings", "inspector")
    action(view, "cube_figure_only").trigger()
    assert view.controls.isVisible()
    assert view.inspector.isVisible()


@pytest.mark.parametrize("name", ["settings", "inspector"])
def test_one_panel_is_hidden_and_the_other_stays(view: CubeView, qtbot: QtBot, name: str) -> None:
    before = view.canvas.width()
    action(view, f"cube_show_{name}").trigger()
    assert view.scene().hidden == (name,)
    qtbot.waitUntil(lambda: view.canvas.width() > before + 200)
    assert not action(view, f"cube_show_{name}").isChecked()
    assert not action(view, "cube_figure_only").isChecked()


def test_a_key_hides_them(view: CubeView, qtbot: QtBot) -> None:
    view.activateWindow()
    view.canvas.setFocus()
    qtbot.waitUntil(view.canvas.hasFocus)
    qtbot.keyClick(view.canvas, Qt.Key.Key_F9)
    assert set(view.scene().hidden) == {"settings", "inspector"}


def test_the_focus_of_a_hidden_panel_goes_to_the_figure(view: CubeView, qtbot: QtBot) -> None:
    view.activateWindow()
    view.controls.findChild(QPushButton, "cube_reset_settings_button").setFocus()
    qtbot.waitUntil(lambda: view.controls.isAncestorOf(view.focusWidget()))
    action(view, "cube_show_settings").trigger()
    qtbot.waitUntil(view.canvas.hasFocus)


def test_a_scene_remembers_what_is_hidden(view: CubeView) -> None:
    scene = from_json(to_json(Scene("cube", cube=CubeScene(hidden=("inspector",))))).cube
    assert scene is not None
    view.show_scene(scene)
    assert view.controls.isVisible()
    assert not view.inspector.isVisible()
    view.undo_stack.undo()
    assert view.inspector.isVisible()


def test_hiding_is_no_step_of_undo_and_survives_a_reset(view: CubeView) -> None:
    action(view, "cube_show_settings").trigger()
    assert not view.undo_stack.canUndo()
    view.controls.reset_settings.trigger()
    assert view.scene().hidden == ("settings",)


def test_an_unknown_panel_is_refused() -> None:
    with pytest.raises(ValueError, match="expected hidden out of settings, inspector"):
        CubeScene(hidden=("rail",))  # type: ignore[arg-type]
