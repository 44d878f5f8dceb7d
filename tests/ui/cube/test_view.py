import gzip
import json
import struct
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from normviz.app.cube_service import FileCubeService
from normviz.errors import UserError
from normviz.figure import colors
from normviz.figure.state import Camera, ElementEdit, FigureState
from normviz.norms.moving_statistics import MovingStatistics
from normviz.ports.intents import ShowNorm
from normviz.scenes.cube_scene import CubeScene
from normviz.scenes.figure_json import to_json
from normviz.settings.store import SettingsStore
from normviz.settings.values import Settings
from normviz.ui.cube.export_dialog import ExportDialog
from normviz.ui.cube.view import CubeView
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.view import ViewEntry
from normviz.ui.style.palette import DARK, LIGHT
from normviz.ui.style.theme import ThemeController
from tests.figure.states import figure_state

STATE = figure_state(
    norms=("rms", "weight"),
    shape=(2, 8, 4, 5),
    groups=4,
    gamma=0.5,
    color="y",
    form="both",
    slab_axis="C",
    peel=(0, 1, 0),
    edits=(ElementEdit((0, 1, 2, 3), 4.5),),
)
CAMERA = Camera(yaw=12.0, pitch=-8.0, zoom=1.5, pan_x=0.1, pan_y=0.2)


def made(qtbot: QtBot, data_dir: Path | None = None) -> CubeView:
    view = CubeView(FileCubeService(data_dir=data_dir))
    view.set_theme(LIGHT)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def view(qtbot: QtBot) -> CubeView:
    return made(qtbot)


@pytest.fixture
def window(qtbot: QtBot, theme: ThemeController, settings: SettingsStore) -> MainWindow:
    entry = ViewEntry("cube", "Cube", "cube", "The figure.", lambda: CubeView(FileCubeService()))
    window = MainWindow([entry], theme, settings)
    qtbot.addWidget(window)
    window.show_last_view()
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    return window


def cube_of(window: MainWindow) -> CubeView:
    view = window.current_view()
    assert isinstance(view, CubeView)
    return view


def test_settings_and_camera_come_back(qtbot: QtBot, view: CubeView) -> None:
    view.model.show(CubeScene(STATE))
    view.model.set_camera(CAMERA)
    other = made(qtbot)
    other.restore(Settings(json.loads(json.dumps(view.save()))))
    assert other.model.state == STATE
    assert other.model.camera == CAMERA
    assert not other.undo_stack.canUndo()


def test_the_widths_of_the_parts_come_back(qtbot: QtBot, view: CubeView) -> None:
    view._splitter.setSizes([340, 860])
    view._splitter._pair.setSizes([500, 360])
    other = made(qtbot)
    other.restore(Settings(view.save()))
    assert other._splitter.sizes() == view._splitter.sizes()
    assert other._splitter._pair.sizes() == view._splitter._pair.sizes()


def test_a_first_day_has_the_figure_of_the_paper(view: CubeView) -> None:
    view.restore(Settings())
    assert view.model.state == FigureState()
    assert view.model.state.norms == ("batch", "layer", "instance", "group")


@pytest.mark.parametrize(
    ("state", "camera"),
    [
        ("no object", "no object"),
        ({"norms": ["bach"]}, asdict(Camera())),
        ({"edits": [{}]}, asdict(Camera())),
        ({"gamma": float("nan")}, asdict(Camera())),
        ({"shape": [9999, 1, 1, 1]}, {"zoom": 0}),
        (asdict(FigureState()), {"yaw": float("nan")}),
        (asdict(FigureState()), {"yaw": [1]}),
        (7, ["a", "b"]),
        (None, None),
    ],
)
def test_broken_settings_are_ignored(view: CubeView, state, camera) -> None:
    view.restore(Settings({"state": state, "camera": camera, "widths": "wide"}))
    assert view.model.state == FigureState()
    assert view.model.camera == Camera()
    assert not view.grab().isNull()


def test_a_broken_camera_does_not_cost_the_settings(view: CubeView) -> None:
    view.restore(Settings({"state": json.loads(to_json(STATE)), "camera": {"yaw": "left"}}))
    assert view.model.state == STATE
    assert view.model.camera == Camera()


def test_broken_settings_do_not_cost_the_camera(view: CubeView) -> None:
    view.restore(Settings({"state": {"norms": ["bach"]}, "camera": asdict(CAMERA)}))
    assert view.model.state == FigureState()
    assert view.model.camera == CAMERA


def test_undo_and_redo_go_through_the_windows_keys(window: MainWindow) -> None:
    view = cube_of(window)
    view.model.change("Groups", groups=3)
    view.model.change("Color", color="y")
    view.canvas.setFocus()
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view.canvas, Qt.Key.Key_Z, ctrl)
    assert view.model.state == figure_state(groups=3)
    QTest.keyClick(view.canvas, Qt.Key.Key_Z, ctrl)
    assert view.model.state == FigureState()
    QTest.keyClick(view.canvas, Qt.Key.Key_Z, ctrl | shift)
    assert view.model.state == figure_state(groups=3)


def test_the_window_keeps_the_figure_for_the_next_session(
    qtbot: QtBot, window: MainWindow, theme: ThemeController, settings: SettingsStore
) -> None:
    cube_of(window).model.show(CubeScene(STATE))
    window.close()
    entry = ViewEntry("cube", "Cube", "cube", "The figure.", lambda: CubeView(FileCubeService()))
    again = MainWindow([entry], theme, settings)
    qtbot.addWidget(again)
    again.show_last_view()
    assert cube_of(again).model.state == STATE


def test_no_two_actions_of_the_window_share_a_key(window: MainWindow) -> None:
    actions = [
        action
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if not action.menu()
    ]
    keys = Counter(key.toString() for action in set(actions) for key in action.shortcuts())
    assert len(keys) > 10
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize(
    ("key", "form"),
    [(Qt.Key.Key_2, "tiles"), (Qt.Key.Key_3, "both"), (Qt.Key.Key_1, "cubes")],
)
def test_keys_choose_the_form(window: MainWindow, key: Qt.Key, form: str) -> None:
    view = cube_of(window)
    view.model.show(CubeScene(FigureState(form="tiles" if form == "cubes" else "cubes")))
    QTest.keyClick(view.canvas, key, Qt.KeyboardModifier.AltModifier)
    assert view.model.state.form == form


def test_a_layer_of_a_users_model_is_shown_with_its_own_numbers(view: CubeView) -> None:
    view.model.change("x", scale=False, gamma=3.0)
    view.carry_out(ShowNorm("batch", (2, 3, 4, 4), "NCHW", None, 0.5, (1.0, 2.0, 3.0), ()))
    state = view.model.state
    assert (state.norms, state.shape, state.epsilon) == (("batch",), (2, 3, 4, 4), 0.5)
    assert (state.scale, state.gammas) == (True, (1.0, 2.0, 3.0))
    assert (state.center, state.betas) == (False, ())
    assert not state.moving
    kept = MovingStatistics((1.0, 2.0, 3.0), (4.0, 5.0, 6.0))
    view.carry_out(ShowNorm("batch", (2, 3, 4, 4), "NCHW", moving=kept))
    assert view.model.state.moving == kept
    view.carry_out(ShowNorm("layer", (2, 3, 4, 4), "NCHW"))
    assert not view.model.state.moving
    assert view.model.state.gammas == state.gammas
    view.model.undo_stack.undo()  # both at once: the same was done twice
    assert (view.model.state.scale, view.model.state.gamma) == (False, 3.0)


def action(view: CubeView, menu: str, words: str) -> QAction:
    """The action of a menu with these words in its text."""
    return next(a for a in view.menu_actions()[menu] if words in a.text().replace("&", ""))


def test_the_form_of_the_menu_is_that_of_the_figure(view: CubeView) -> None:
    for name, form in (("Tiles", "tiles"), ("Both", "both"), ("Cubes", "cubes")):
        action(view, "view", name).trigger()
        assert view.model.state.form == form
        forms = [a for a in view.menu_actions()["view"] if a.data()]
        ticked = [a.data() for a in forms if a.isChecked()]
        assert ticked == [form]
    view.undo_stack.undo()
    assert action(view, "view", view.model.state.form.title()).isChecked()


def test_the_form_that_is_shown_stays_ticked(view: CubeView) -> None:
    action(view, "view", "Cubes").trigger()
    assert action(view, "view", "Cubes").isChecked()
    assert not view.undo_stack.canUndo()


def test_the_pin_of_the_menu_is_that_of_the_figure(view: CubeView) -> None:
    pin = action(view, "edit", "Pin")
    pin.trigger()
    assert view.model.pinned
    assert pin.isChecked()
    view.model.unpin()
    assert not pin.isChecked()


def test_reset_looks_from_where_it_began(view: CubeView) -> None:
    view.model.set_camera(CAMERA)
    action(view, "view", "Reset view").trigger()
    assert view.model.camera == Camera()


@pytest.mark.parametrize(
    ("name", "start"), [("a.svg", b"<?xml"), ("a.PDF", b"%PDF"), ("a.png", b"\x89PNG")]
)
def test_a_figure_is_exported_by_its_suffix(
    view: CubeView, tmp_path: Path, name: str, start: bytes
) -> None:
    view.export(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_another_suffix_is_refused(view: CubeView, tmp_path: Path) -> None:
    with pytest.raises(
        UserError, match=r"expected .*\.svg, \.pdf, \.png or \.html, received 'a.gif'"
    ):
        view.export(tmp_path / "a.gif")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_leaves_the_old_file(
    view: CubeView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.svg"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("normviz.files.atomic.os.fsync", full)
    with pytest.raises(UserError, match="no space left"):
        view.export(path)
    assert path.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


def test_a_folder_that_is_not_there_is_named(view: CubeView, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="missing") as caught:
        view.export(tmp_path / "missing" / "a.svg")
    assert "\n" not in str(caught.value)


def test_too_many_cells_are_refused_and_a_png_is_not(view: CubeView, tmp_path: Path) -> None:
    view.model.show(CubeScene(FigureState(norms=("batch",), shape=(64, 64, 10, 10), form="tiles")))
    for suffix in ("svg", "pdf"):
        with pytest.raises(UserError, match="400\u202f000 visible cells"):
            view.export(tmp_path / f"a.{suffix}")
    assert list(tmp_path.iterdir()) == []
    view.export(tmp_path / "a.png")


@pytest.fixture
def confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialog with the options of the export is confirmed as it is."""
    monkeypatch.setattr(ExportDialog, "exec", lambda _: QDialog.DialogCode.Accepted)


def test_an_export_that_is_cancelled_asks_for_no_name(
    qtbot: QtBot, view: CubeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ExportDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked"))
    action(view, "file", "Export").trigger()


@pytest.mark.usefixtures("confirmed")
@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("fig.svg", "SVG (*.svg)", "fig.svg"),
        ("fig", "PDF (*.pdf)", "fig.pdf"),
        ("fig.v2", "PNG (*.png)", "fig.v2.png"),
    ],
)
def test_the_dialog_writes_what_was_asked_for(
    qtbot: QtBot, view: CubeView, tmp_path: Path, monkeypatch, typed, kind, written
) -> None:
    answer = str(tmp_path / typed), kind
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    with qtbot.waitSignal(view.saved) as said:
        action(view, "file", "Export").trigger()
    assert said.args == [f"Figure saved to {tmp_path / written}.", str(tmp_path / written)]
    assert (tmp_path / written).is_file()


@pytest.mark.usefixtures("confirmed")
def test_a_dialog_that_was_closed_writes_nothing(
    qtbot: QtBot, view: CubeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(view.message):
        action(view, "file", "Export").trigger()


@pytest.mark.usefixtures("confirmed")
def test_an_export_that_fails_says_so_above_the_view(
    qtbot: QtBot, view: CubeView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = str(tmp_path / "missing" / "a.svg"), "SVG (*.svg)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    with qtbot.waitSignal(view.message) as said:
        action(view, "file", "Export").trigger()
    assert said.args[0] == "error"


@pytest.mark.parametrize("shape", [(4, 6, 3, 3), (64, 64, 10, 10)])
def test_copying_puts_the_figure_on_the_clipboard(qtbot: QtBot, view: CubeView, shape) -> None:
    view.model.show(CubeScene(FigureState(norms=("batch",), shape=shape, form="tiles")))
    with qtbot.waitSignal(view.message):
        action(view, "edit", "Copy").trigger()
    mime = QGuiApplication.clipboard().mimeData()
    image = QGuiApplication.clipboard().image()
    assert image.width() <= 2 * view.canvas.width()
    assert image.height() < 2 * view.canvas.height()  # it is cut to its content
    # What no viewer of SVG could open is copied as a picture alone.
    assert mime.hasFormat("image/svg+xml") == (shape == (4, 6, 3, 3))


def test_a_theme_reaches_the_figure(view: CubeView) -> None:
    view.set_theme(DARK)
    assert view.canvas.colors == colors.DARK
    view.set_theme(LIGHT)
    assert view.canvas.colors == colors.LIGHT


def mnist_of(folder: Path, images: np.ndarray) -> Path:
    """A data folder with a test set of these images."""
    place = folder / "mnist"
    place.mkdir(parents=True)
    count = len(images)
    pixels = struct.pack(">IIII", 2051, count, 28, 28) + images.tobytes()
    labels = struct.pack(">II", 2049, count) + bytes(count)
    for part, data in (("images-idx3", pixels), ("labels-idx1", labels)):
        (place / f"t10k-{part}-ubyte.gz").write_bytes(gzip.compress(data))
    return folder


DIGITS = figure_state(source="digits", shape=(2, 1, 28, 28), groups=1, norms=("batch",))


@pytest.mark.parametrize("how", ["argument", "environment"])
def test_digits_are_those_of_the_data_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    images = np.random.default_rng(0).integers(0, 256, (3, 28, 28), dtype=np.uint8)
    folder = mnist_of(tmp_path / "data", images)
    if how == "environment":
        monkeypatch.setenv("NORMVIZ_DATA", str(folder))
    view = made(qtbot, folder if how == "argument" else None)
    view.model.show(CubeScene(DIGITS))
    np.testing.assert_allclose(view.model.x[:, 0], images[:2] / 255.0, atol=1e-6)


@pytest.mark.parametrize("data", [None, "empty", "missing"])
def test_without_mnist_the_bundled_digits_are_drawn(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: str | None
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "no_cache"))
    monkeypatch.delenv("NORMVIZ_DATA", raising=False)
    if data:
        monkeypatch.setenv("NORMVIZ_DATA", str(tmp_path / data))
    view = made(qtbot)
    view.model.show(CubeScene(DIGITS))
    x = view.model.x
    assert x.shape == (2, 1, 28, 28)
    assert 0.05 < float(x.mean()) < 0.5
    assert np.abs(x[0] - x[1]).max() > 0.3


def test_real_digits_are_read(qtbot: QtBot, data_dir: Path) -> None:
    view = made(qtbot, data_dir)
    view.model.show(CubeScene(DIGITS))
    # The first test digit of MNIST is a seven: ink at the upper left, none at the lower left.
    seven = view.model.x[0, 0]
    assert seven[7:9, 6:12].mean() > 0.5
    assert seven[18:26, :8].max() == 0


def test_the_canvas_has_a_name_for_those_who_do_not_see_it(view: CubeView) -> None:
    assert view.canvas.objectName() == "cube_canvas"
    assert view.canvas.accessibleName()


def test_regions_are_settings_figure_steps_and_numbers(view: CubeView) -> None:
    settings, figure, steps, numbers = view.regions()
    assert (settings, figure, steps) == (view.controls, view.canvas, view.activation_bar)
    assert numbers.isAncestorOf(view.inspector)


def test_every_key_is_explained(view: CubeView) -> None:
    keys = dict(view.key_help())
    assert {"Arrow keys", "Shift+Arrow keys", "Enter", "Esc", "Page Up, Page Down"} <= keys.keys()
    assert all(keys.values())
