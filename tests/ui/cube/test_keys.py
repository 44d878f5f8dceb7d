"""The Cube view's Alt keys are unique."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from normviz.app.cube_service import FileCubeService
from normviz.settings.store import SettingsStore
from normviz.ui.cube.view import CubeView
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.view import ViewEntry
from normviz.ui.style.theme import ThemeController


@pytest.mark.parametrize("source", ["noise", "digits"])
@pytest.mark.parametrize("training", [True, False])
def test_each_state(
    qtbot: QtBot,
    theme: ThemeController,
    settings: SettingsStore,
    shared_keys: Callable[[QMainWindow], list[str]],
    source: str,
    training: bool,
) -> None:
    entry = ViewEntry("cube", "C&ube", "cube", "The figure.", lambda: CubeView(FileCubeService()))
    window = MainWindow([entry], theme, settings)
    qtbot.addWidget(window)
    view = window.show_view("cube")
    window.show()
    assert isinstance(view, CubeView)
    view.model.change("Set", source=source, training=training, norms=("batch", "group", "weight"))
    QApplication.processEvents()
    assert shared_keys(window) == []
