import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from normviz.ui.shell.status_bar import StatusBar
from normviz.ui.style.palette import LIGHT
from normviz.ui.style.theme import ThemeController


@pytest.fixture
def bar(qtbot: QtBot, theme: ThemeController) -> StatusBar:
    widget = StatusBar()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_what_is_not_known_is_not_shown(bar: StatusBar) -> None:
    labels = [bar.findChild(QLabel, f"status_{name}") for name in ("device", "engine", "training")]
    assert not any(label.isVisible() for label in labels)
    bar.set_device("CPU, 2 cores")
    bar.set_engine("ready")
    bar.set_training("relu, epoch 3 of 10")
    assert [label.text() for label in labels] == [
        "Device: CPU, 2 cores",
        "Engine: ready",
        "Training: relu, epoch 3 of 10",
    ]
    assert all(label.isVisible() and label.toolTip() for label in labels)
    bar.set_training("")
    assert not labels[2].isVisible()


def test_changes_are_told(bar: StatusBar) -> None:
    said: list[str] = []
    bar.said.connect(said.append)
    bar.set_engine("loading", "warning")
    assert said == ["Engine: loading"]
    label = bar.findChild(QLabel, "status_engine")
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.warning
