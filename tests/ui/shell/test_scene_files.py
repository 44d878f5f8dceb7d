"""Scenes in the window, through its menu and through drops, with the real views."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from normviz.app import composition
from normviz.figure.state import Camera
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.draw_scene import DrawScene
from normviz.scenes.drawn_page import DrawnPage, DrawnStroke
from normviz.scenes.files import read_scene, write_scene
from normviz.scenes.scene import Scene
from normviz.settings.store import SettingsStore
from normviz.ui.cube.view import CubeView
from normviz.ui.draw.prediction.prediction_client import PredictionClient
from normviz.ui.draw.view import DrawView
from normviz.ui.inspect.view import InspectView
from normviz.ui.quiz.quiz_dialog import QuizDialog
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.scene_files import dropped_scene
from tests.figure.states import figure_state
from tests.inspection.builders import keras_archive, keras_config, keras_layer, written

CUBE = CubeScene(figure_state(groups=3), Camera(yaw=9.0), (1, 1, 1, 1), True, "group", "torch")
DRAWING = DrawnPage((DrawnStroke(((50.0, 50.0), (90.0, 200.0)), 24.0),))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(PredictionClient, "start", lambda _: None)  # no networks are asked here
    places = composition.UserFolders(tmp_path / "data", tmp_path / "runs", None)
    window = composition.make_window(SettingsStore(), places, "light")
    qtbot.addWidget(window, before_close_func=lambda each: each.leave())
    window.show_view("cube")
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], None]:
    """What the user answers to every file dialog."""

    def answer(path: Path | str) -> None:
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_, **__: (str(path), ""))

    return answer


def trigger(window: MainWindow, name: str) -> None:
    action = window.findChild(QAction, f"action_{name}")
    assert action is not None
    action.trigger()


def test_a_scene_is_saved_and_opened(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | str], None]
) -> None:
    view = window.current_view()
    assert isinstance(view, CubeView)
    view.show_scene(CUBE)
    choose(tmp_path / "mine")
    trigger(window, "save_scene")
    path = tmp_path / "mine.normviz"
    assert read_scene(path) == Scene("cube", CUBE)
    assert str(path) in window.message_bar.text()
    view.show_scene(CubeScene())
    window.show_view("draw")
    choose(path)
    trigger(window, "open_scene")
    assert window.current_view() is view
    assert view.scene() == CUBE
    assert window.message_bar.text() == ""
    view.undo_stack.undo()
    assert view.scene() == CubeScene()


@pytest.mark.parametrize("data", [b"nonsense", b'{"normviz": "scene", "version": 9}'])
def test_a_broken_scene_is_told_and_changes_nothing(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | str], None], data: bytes
) -> None:
    before = window.scene()
    path = tmp_path / "broken.normviz"
    path.write_bytes(data)
    choose(path)
    trigger(window, "open_scene")
    assert path.name in window.message_bar.text()
    assert window.message_bar.kind() == "error"
    assert window.scene() == before


def test_a_folder_that_cannot_be_written_to_is_told(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | str], None]
) -> None:
    choose(tmp_path / "missing" / "a.normviz")
    trigger(window, "save_scene")
    assert window.message_bar.kind() == "error"
    assert "missing" in window.message_bar.text()


def test_who_cancels_the_dialog_has_changed_nothing(
    window: MainWindow, tmp_path: Path, choose: Callable[[Path | str], None]
) -> None:
    choose("")
    for name in ("save_scene", "open_scene"):
        trigger(window, name)
    assert window.message_bar.text() == ""
    assert list(tmp_path.glob("*.normviz")) == []


def drop(widget: QWidget, data: QMimeData) -> tuple[bool, bool]:
    """Drags ``data`` onto a widget and drops it; whether each event was accepted."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.setAccepted(False)
    QApplication.sendEvent(widget, enter)
    dropped = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    dropped.setAccepted(False)
    if enter.isAccepted():
        QApplication.sendEvent(widget, dropped)
    return enter.isAccepted(), dropped.isAccepted()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_scene_that_is_dropped_stays_with_its_source(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.normviz"
    write_scene(path, Scene("draw", draw=DrawScene(DRAWING)))
    data = files(path)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    for event in (
        QDragEnterEvent(QPoint(5, 5), both, data, buttons, keys),
        QDropEvent(QPointF(5, 5), both, data, buttons, Qt.KeyboardModifier.ShiftModifier),
    ):
        event.setDropAction(Qt.DropAction.MoveAction)
        QApplication.sendEvent(window, event)
        assert event.isAccepted()
        assert event.dropAction() is Qt.DropAction.CopyAction


def test_a_model_that_is_dropped_is_examined_and_its_layer_opened_in_the_cube(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    layer = keras_layer("GroupNormalization", "gn", (2, 128, 128, 6), groups=3, epsilon=0.5)
    archive = keras_archive(keras_config(layer, shape=(2, 128, 128, 6)))
    path = written(tmp_path / "a.keras", archive)
    assert drop(window, files(path)) == (True, True)
    view = window.current_view()
    assert isinstance(view, InspectView)
    qtbot.waitUntil(view.is_settled)
    view.pane.table.setCurrentCell(0, 0)
    view.open_in_cube.trigger()
    cube = window.current_view()
    assert isinstance(cube, CubeView)
    figure = cube.scene().figure
    assert (figure.norms, figure.shape) == (("group",), (2, 6, 64, 64))
    assert (figure.groups, figure.epsilon, figure.data_format) == (3, 0.5, "NHWC")
    assert "2 × 6 × 128 × 128" in window.message_bar.text()
    cube.undo_stack.undo()
    assert cube.scene() == CubeScene()


def test_a_dropped_model_of_another_kind_is_told_how_to_save_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    for path, advice in (
        (written(tmp_path / "net.pt", b"PK"), "safetensors"),
        (written(saved / "saved_model.pb", b"").parent, "model.keras"),
    ):
        assert drop(window, files(path)) == (True, True)
        view = window.current_view()
        assert isinstance(view, InspectView)
        qtbot.waitUntil(view.is_settled)
        assert advice in view.header.state.text()
        assert view.scene().file == ""


def test_a_model_that_is_gone_is_told_in_its_view(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, choose: Callable[[Path | str], None]
) -> None:
    choose(tmp_path / "gone.onnx")
    trigger(window, "open_scene")
    view = window.current_view()
    assert isinstance(view, InspectView)
    qtbot.waitUntil(view.is_settled)
    assert "gone.onnx" in view.header.state.text()


def test_a_scene_that_is_dropped_is_opened(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.normviz"
    write_scene(path, Scene("draw", draw=DrawScene(DRAWING, pen_width=40)))
    assert drop(window, files(path)) == (True, True)
    view = window.current_view()
    assert isinstance(view, DrawView)
    assert view.scene().drawing == DRAWING
    assert view.model.width == 40
    view.undo_stack.undo()
    assert view.model.page.is_empty


def test_a_scene_that_is_dropped_on_the_page_of_drawings_is_opened(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "a.normviz"
    write_scene(path, Scene("cube", CUBE))
    view = window.show_view("draw")
    assert drop(view, files(path)) == (True, True)
    assert window.scene() == Scene("cube", CUBE)
    assert window.message_bar.text() == ""


@pytest.mark.parametrize("names", [[], ["a.png"], ["a.normviz", "b.normviz"]])
def test_what_is_no_single_scene_is_not_taken(
    window: MainWindow, tmp_path: Path, names: list[str]
) -> None:
    data = files(*(tmp_path / name for name in names))
    assert dropped_scene(data) is None
    assert drop(window, data) == (False, False)


@pytest.mark.parametrize("suffix", [".normviz", ".keras"])
@pytest.mark.parametrize("stem", ["a\0b", "a" * 5000])
def test_a_name_that_no_file_has_is_told_in_a_short_sentence(
    window: MainWindow, tmp_path: Path, stem: str, suffix: str
) -> None:
    before = window.scene()
    assert drop(window, files(tmp_path / f"{stem}{suffix}")) == (True, True)
    text = window.message_bar.text()
    assert "could not be read" in text
    assert len(text) < 400
    assert window.scene() == before


def test_an_address_of_the_net_is_no_scene_file() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.normviz")])
    assert dropped_scene(data) is None


def test_the_quiz_opens_once_from_help(window: MainWindow) -> None:
    for _ in range(2):
        trigger(window, "quiz")
    (dialog,) = window.findChildren(QuizDialog)
    assert dialog.isVisible()
