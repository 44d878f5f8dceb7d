"""Model files of a few layers, written once, and the view in a window of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from normviz.settings.store import SettingsStore
from normviz.ui.inspect.view import InspectView
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.view import ViewEntry
from normviz.ui.style.theme import ThemeController
from tests.inspection.builders import (
    IMAGE,
    keras_archive,
    keras_config,
    keras_layer,
    onnx_sample,
    written,
)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Batch norm, group norm whose groups do not divide the channels, and Keras' layer norm."""
    layers = [
        keras_layer("BatchNormalization", "bn", IMAGE, axis=-1, epsilon=2e-3, momentum=0.99),
        keras_layer("GroupNormalization", "gn", IMAGE, axis=-1, groups=4, epsilon=1e-3),
        keras_layer("LayerNormalization", "ln", IMAGE, axis=[-1], epsilon=1e-3),
    ]
    path = tmp_path_factory.mktemp("models") / "small.keras"
    return written(path, keras_archive(keras_config(*layers)))


@pytest.fixture(scope="session")
def other_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("models") / "other.onnx", onnx_sample())


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path, theme: ThemeController) -> Iterator[InspectView]:
    """The view in a shown window; closed at the end."""
    entry = ViewEntry("inspect", "Inspect", "inspect", "Examines.", InspectView)
    window = MainWindow([entry], theme, SettingsStore(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    shown = window.show_view("inspect")
    window.resize(1024, 700)
    with qtbot.waitExposed(window):
        window.show()
    assert isinstance(shown, InspectView)
    yield shown
    shown.shut_down()
