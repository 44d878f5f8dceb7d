"""Widgets that are garbage, while Qt goes through a list of all widgets."""

import gc
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.guards.garbage_collection import no_collection
from normviz.ui.guards.override_guard import guard_overrides
from normviz.ui.style.theme import ThemeController

CHANGES = """
import gc
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from normviz.ui.style.theme import ThemeController

class Allocating(QWidget):
    def changeEvent(self, event):
        if event.type() == QEvent.Type.StyleChange and gc.isenabled():
            gc.collect()  # as Python does where enough was allocated

gc.set_threshold(0)  # only above
application = QApplication([])
widget = Allocating()
widget.show()
for _ in range(300):
    garbage = QWidget()
    garbage.itself = garbage
    QLineEdit(garbage)
    garbage.show()
del garbage
application.processEvents()
ThemeController("light").set_mode("dark")
print("alive")
"""


def test_widgets_that_are_garbage_outlive_a_change_of_style() -> None:
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", CHANGES], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr


def test_nothing_is_collected_while_all_widgets_are_told(
    qtbot: QtBot, theme: ThemeController
) -> None:
    collecting: list[bool] = []

    class Widget(QWidget):
        def changeEvent(self, _: QEvent) -> None:  # noqa: N802  # Qt's name
            collecting.append(gc.isenabled())

    widget = Widget()
    qtbot.addWidget(widget)
    widget.show()
    collecting.clear()
    again = ThemeController("light")
    QApplication.sendPostedEvents()
    theme.set_mode("dark")
    assert collecting
    assert not any(collecting)
    again.deleteLater()


def test_nothing_is_collected_within_an_override_that_a_change_calls(qtbot: QtBot) -> None:
    collecting: list[bool] = []

    class Widget(QWidget):
        def changeEvent(self, _: QEvent) -> None:  # noqa: N802  # Qt's name
            collecting.append(gc.isenabled())

    guard_overrides(Widget)
    widget = Widget()
    qtbot.addWidget(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    assert collecting == [False]
    assert gc.isenabled()


@pytest.mark.parametrize("enabled", [True, False])
def test_collection_is_as_it_was_afterwards(enabled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(gc, "isenabled", lambda: enabled)
    monkeypatch.setattr(gc, "disable", lambda: asked.append("disable"))
    monkeypatch.setattr(gc, "enable", lambda: asked.append("enable"))
    with pytest.raises(KeyError):
        fail_within()
    assert asked == ["disable", "enable"][: 1 + enabled]


def fail_within() -> None:
    with no_collection():
        raise KeyError
