"""The window opens whatever its files hold."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.app import composition
from normviz.scenes.draw_scene import DrawScene
from normviz.scenes.scene import part_class
from normviz.scenes.session import session_values
from normviz.settings.store import SettingsStore
from normviz.settings.values import Settings
from normviz.ui.draw.prediction.prediction_client import PredictionClient
from normviz.ui.lessons.lesson_client import LessonClient
from normviz.ui.shell.main_window import FIRST_SIZE, SMALLEST_SIZE, MainWindow
from normviz.ui.shell.view import View, ViewEntry
from normviz.ui.shell.window_geometry import first_size
from normviz.ui.style.theme import ThemeController


def scene_keys(view: str) -> tuple[str, ...]:
    """The keys of a scene but those for which true, any text or any number makes sense."""
    names = ("pinned", "log", "band", "current", "saliency_on_page", "step", "layer")
    sensible = {f"scene/{name}" for name in names}
    return tuple(key for key in session_values(part_class(view)()) if key not in sensible)


KEYS = {
    "window": ("geometry", "theme", "view"),
    "views/cube": ("camera", "collapsed", "pair", "state", "widths", *scene_keys("cube")),
    "views/train": ("folded", "heights", "spec", "widths", *scene_keys("train")),
    "views/draw": ("models", "source", "width", "widths", *scene_keys("draw")),
}
NONSENSE: tuple[Any, ...] = (
    None, True, -1, 2**53, 1.5, "hello", "\0", [[1]], [0, 0], [10**6] * 3, {}, {"version": 1},
    {"x": 1, "y": 1, "width": "wide", "height": 1}, {"norms": 7, "yaw": [], "recipe": {}},
)  # fmt: skip

WIDTHS = r"@ByteArray(\0\0\0\xff\0\0\0\x1\0\0\0\x3\0\0\x1\b\0\0\x5\xa0\0\0\x2\xa0\0ÿÿÿÿÿÿÿÿ\x1\0)"
ENDLESS = rf"""[views]
cube\pair={WIDTHS}
cube\widths={WIDTHS}
draw\widths={WIDTHS}
train\heights={WIDTHS}
train\widths={WIDTHS}
[window]
geometry=hello
theme=dark
"""
"""Widths for which Qt's own reader never comes to an end, in the file of version 0.1."""


@pytest.fixture
def open_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[SettingsStore], MainWindow]:
    # No networks are asked here: importing TensorFlow may take longer than a test.
    monkeypatch.setattr(PredictionClient, "start", lambda _: None)
    monkeypatch.setattr(LessonClient, "want", lambda _, __: None)

    def make(settings: SettingsStore) -> MainWindow:
        drawings = tmp_path / "drawings.npz"
        places = composition.UserFolders(tmp_path / "data", tmp_path / "runs", drawings)
        window = composition.make_window(settings, places)
        qtbot.addWidget(window)
        window.show_last_view()
        with qtbot.waitExposed(window):
            window.show()
        return window

    return make


def test_nonsense_under_any_key_opens_the_window_as_on_the_first_day(
    qtbot: QtBot, tmp_path: Path, open_window: Callable[[SettingsStore], MainWindow]
) -> None:
    path = tmp_path / "settings.json"
    window = open_window(SettingsStore())
    views = {name: window.show_view(name) for name in composition.view_names()}
    first = {name: view.save() for name, view in views.items()}
    for value in NONSENSE:
        keys = [f"{group}/{name}" for group, names in KEYS.items() for name in names]
        path.write_text(json.dumps(dict.fromkeys(keys, value)))
        settings = SettingsStore(path)
        assert settings.problem == ""
        for name, view in views.items():
            view.restore(settings.settings.group(f"views/{name}"))
            shown = view.save()
            assert {key: shown[key] for key in first[name]} == first[name], value
    other = open_window(SettingsStore(path))
    assert other.size() == first_size(FIRST_SIZE).expandedTo(SMALLEST_SIZE)
    assert other.message_bar.text() == ""


def test_a_broken_value_costs_only_itself(
    open_window: Callable[[SettingsStore], MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    values = {"window/geometry": "hello", "window/view": "draw", "views/draw/widths": ["wide"]}
    path.write_text(json.dumps(values | {"views/draw/width": 40}))
    window = open_window(SettingsStore(path))
    assert window.windowTitle().startswith("Draw")
    view = window.current_view()
    assert view is not None
    scene = view.scene()
    assert isinstance(scene, DrawScene)
    assert scene.pen_width == 40


def test_old_settings_that_never_opened_open_now(
    open_window: Callable[[SettingsStore], MainWindow], tmp_path: Path
) -> None:
    old = tmp_path / "normviz.ini"
    old.write_text(ENDLESS, "utf-8")
    settings = SettingsStore(tmp_path / "settings.json", old)
    window = open_window(settings)
    for name in composition.view_names():
        assert not window.show_view(name).grab().isNull()
    assert settings.settings.text("window/theme") == "dark"
    assert window.size() == first_size(FIRST_SIZE).expandedTo(SMALLEST_SIZE)


def test_broken_files_are_told_and_set_aside(
    open_window: Callable[[SettingsStore], MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xff nonsense")
    (tmp_path / "drawings.npz").write_bytes(b"nonsense")
    window = open_window(SettingsStore(path))
    assert "settings.json.broken-" in window.message_bar.text()
    window.show_view("draw")
    assert "drawings.npz.broken-" in window.message_bar.text()
    window.close()
    assert json.loads(path.read_bytes())["window/view"] == "draw"


class Broken(View):
    """A view that cannot take up what it kept."""

    def restore(self, settings: Settings) -> None:  # noqa: ARG002
        raise ZeroDivisionError("on purpose")


def test_a_view_that_cannot_be_restored_is_shown(
    qtbot: QtBot, theme: ThemeController, settings: SettingsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: told.append(fault[1]))
    window = MainWindow([ViewEntry("a", "A", "cube", "A page.", Broken)], theme, settings)
    qtbot.addWidget(window)
    assert isinstance(window.show_last_view(), QWidget)
    assert [type(each) for each in told] == [ZeroDivisionError]


class Telling(View):
    """A view that finds what it kept broken."""

    def restore(self, settings: Settings) -> None:  # noqa: ARG002
        self.message.emit("error", "The drawings are broken.")


def test_two_things_that_are_wrong_at_the_start_are_both_told(
    qtbot: QtBot, theme: ThemeController, tmp_path: Path
) -> None:
    (tmp_path / "settings.json").write_text("nonsense")
    settings = SettingsStore(tmp_path / "settings.json")
    window = MainWindow([ViewEntry("a", "A", "cube", "A page.", Telling)], theme, settings)
    qtbot.addWidget(window)
    window.show_last_view()
    first, second = window.message_bar.text().split("\n")
    assert "settings.json.broken-" in first
    assert second == "The drawings are broken."


def test_settings_that_cannot_be_kept_are_told_once(
    qtbot: QtBot, theme: ThemeController, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    settings = SettingsStore(tmp_path / "file" / "settings.json")
    window = MainWindow([ViewEntry("a", "A", "cube", "A page.", View)], theme, settings)
    qtbot.addWidget(window)
    window.show_last_view()
    window.keep_session()
    assert "a folder is needed" in window.message_bar.text()
    window.message_bar.clear()
    window.keep_session()
    assert window.message_bar.text() == ""
