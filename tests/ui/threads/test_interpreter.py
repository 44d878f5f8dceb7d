import gc
import os
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.guards.override_guard import guard_overrides
from normviz.ui.style.theme import ThemeController
from normviz.ui.threads.interpreter import (
    NICENESS,
    SWITCH_SECONDS,
    GuiThreadPriority,
    collection_deferred,
    lower_priority,
)


class Knot:
    """A cycle that only the collector can undo."""

    undone = 0

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Knot.undone += 1


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GuiThreadPriority]:
    """Collects only what the test has made: to go through all else takes a second each time."""
    gc.freeze()
    Knot.undone = 0
    collector = GuiThreadPriority()
    collector.start()
    yield collector
    collector.stop()
    assert gc.isenabled()


def tie(count: int) -> None:
    for _ in range(count):
        Knot()


def test_python_itself_collects_nothing_meanwhile(collector: GuiThreadPriority) -> None:
    assert not gc.isenabled()
    tie(5000)
    assert Knot.undone == 0
    collector.collect()
    assert Knot.undone == 5000


def test_old_objects_wait_while_it_is_busy(
    collector: GuiThreadPriority, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (1000, 1000, 1000))
    monkeypatch.setattr(gc, "collect", asked.append)
    collector.busy = True
    collector.collect()
    collector.busy = False
    collector.collect()
    assert asked == [0, 2]


def test_nothing_is_collected_while_it_is_suspended(collector: GuiThreadPriority) -> None:
    tie(5000)
    collector.suspended = True
    collector.collect()
    assert Knot.undone == 0
    collector.suspended = False
    collector.collect()
    assert Knot.undone == 5000


def test_two_collectors_spare_what_either_wants_spared(collector: GuiThreadPriority) -> None:
    other = GuiThreadPriority()
    other.start()
    other.suspended = True
    tie(5000)
    collector.collect()
    assert Knot.undone == 0
    other.stop()
    assert not gc.isenabled()
    collector.collect()
    assert Knot.undone == 5000


def test_other_threads_give_python_back_soon(collector: GuiThreadPriority) -> None:
    assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS)


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a niceness for each thread")
def test_a_thread_and_what_it_starts_step_back_and_the_others_do_not() -> None:
    before = niceness()
    found = []

    def inner() -> None:
        found.append(niceness())

    def outer() -> None:
        lower_priority()
        found.append(niceness())
        thread = threading.Thread(target=inner)
        thread.start()
        thread.join()

    thread = threading.Thread(target=outer)
    thread.start()
    thread.join()
    assert found == [NICENESS, NICENESS]
    assert niceness() == before


def test_nothing_is_collected_while_a_window_is_made() -> None:
    gc.collect()
    Knot.undone = 0
    with collection_deferred():
        tie(5000)
        assert Knot.undone == 0
    assert gc.isenabled()
    gc.collect()
    assert Knot.undone == 5000


def test_a_view_whose_timer_collects_keeps_python_from_it(qapp: QApplication) -> None:
    priority = GuiThreadPriority()
    with collection_deferred():
        priority.start()
    assert not gc.isenabled()
    priority.stop()
    assert gc.isenabled()


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
