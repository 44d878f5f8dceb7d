from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from normviz.app.cube_service import FileCubeService
from normviz.ui.cube.animation.animation_dialog import AnimationDialog
from normviz.ui.cube.view import CubeView


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> Iterator[CubeView]:
    made = CubeView(FileCubeService(data_dir=tmp_path))
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    assert made.shut_down()


def dialog_of(view: CubeView) -> AnimationDialog:
    (action,) = [each for each in view.menu_actions()["file"] if "animation" in each.text()]
    action.trigger()
    found = view.findChild(AnimationDialog)
    assert isinstance(found, AnimationDialog)
    return found


def save_button(dialog: AnimationDialog) -> object:
    return dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)


def test_the_figure_of_the_window_is_animated(
    qtbot: QtBot, view: CubeView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "groups.gif"
    monkeypatch.setattr("normviz.ui.cube.animation.animation_dialog.ask_save_name", lambda *_: path)
    dialog = dialog_of(view)
    for name, value in (("seconds", 1), ("speed", 4), ("width", 400), ("height", 300)):
        dialog.findChild(QSpinBox, f"animation_{name}").setValue(value)
    before = view.model.scene
    with qtbot.waitSignal(view.saved) as saved:
        qtbot.mouseClick(save_button(dialog), Qt.MouseButton.LeftButton)
    assert saved.args[1] == str(path)
    with Image.open(path) as file:
        assert file.n_frames == 4  # type: ignore[attr-defined]
    assert view.model.scene == before


def test_gradients_are_not_animated_in_the_window(view: CubeView) -> None:
    view.model.change("", color="gradient")
    dialog = dialog_of(view)
    assert "Gradients" in dialog.findChild(QLabel, "animation_told").text()
    assert not save_button(dialog).isEnabled()  # type: ignore[attr-defined]
    dialog.reject()


def test_too_large_frames_are_told(view: CubeView) -> None:
    dialog = dialog_of(view)
    for name, value in (("seconds", 20), ("speed", 50), ("width", 4096), ("height", 4096)):
        dialog.findChild(QSpinBox, f"animation_{name}").setValue(value)
    assert "pixels" in dialog.findChild(QLabel, "animation_told").text()
    dialog.reject()
