"""External requests to quit."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from normviz.ui.shell.termination import Termination


class FakeWindow:
    """Notes what is asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.agrees = True

    def leave(self) -> bool:
        self.asked.append("leave")
        return True

    def keep_session(self) -> None:
        self.asked.append("keep")

    def may_leave(self) -> bool:
        self.asked.append("may leave")
        return self.agrees


class FakeManager:
    """A session manager that lets programs ask, or does not."""

    def __init__(self, *, asks: bool) -> None:
        self.asks = asks
        self.told: list[str] = []

    def allowsInteraction(self) -> bool:  # noqa: N802 (Qt's name)
        return self.asks

    def cancel(self) -> None:
        self.told.append("cancel")

    def release(self) -> None:
        self.told.append("release")


@pytest.fixture
def window() -> FakeWindow:
    return FakeWindow()


@pytest.fixture
def statuses(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the event loop was left with."""
    found: list[int] = []
    monkeypatch.setattr(QGuiApplication, "exit", staticmethod(found.append))
    return found


@pytest.fixture
def termination(
    qapp: QApplication, window: FakeWindow, statuses: list[int]
) -> Iterator[Termination]:
    made = Termination(window)  # type: ignore[arg-type]  # it does what is asked of a window
    made.install(qapp)
    yield made
    made.uninstall(qapp)


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself these signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_closes_the_window_without_a_question(
    name: str, qtbot: QtBot, window: FakeWindow, termination: Termination, statuses: list[int]
) -> None:
    os.kill(os.getpid(), getattr(signal, name))
    qtbot.waitUntil(lambda: bool(statuses))
    assert window.asked == ["leave"]
    assert statuses == [0]
    assert signal.getsignal(getattr(signal, name)) == signal.SIG_DFL


def test_the_signals_are_given_back(qapp: QApplication, window: FakeWindow) -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    made = Termination(window)  # type: ignore[arg-type]  # it does what is asked of a window
    made.install(qapp)
    assert signal.getsignal(signal.SIGTERM) != before[1]
    made.uninstall(qapp)
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


@pytest.mark.parametrize(
    ("asks", "agrees", "asked", "told"),
    [
        (False, False, ["keep"], []),
        (True, True, ["keep", "may leave"], ["release"]),
        (True, False, ["keep", "may leave"], ["cancel", "release"]),
    ],
)
def test_logging_out_keeps_the_session_and_asks_where_it_may(
    asks: bool, agrees: bool, asked: list[str], told: list[str],
    termination: Termination, window: FakeWindow,
) -> None:  # fmt: skip
    window.agrees = agrees
    manager = FakeManager(asks=asks)
    termination._keep(manager)  # type: ignore[arg-type]  # it does what is asked of a manager
    assert window.asked == asked
    assert manager.told == told


PROGRAM = """
import os, signal, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from normviz.app import composition as app
from normviz.app import training_service as services
from normviz.settings.store import SettingsStore
from normviz.ui.shell import main_window

folder, how = Path(sys.argv[1]), sys.argv[2]
app.user_settings = lambda: SettingsStore(folder / "settings.json")

def load(self):
    (folder / "loading").touch()
    time.sleep(60)

services.KerasTrainingService.load = load
main_window.LEAVE_MS = 100

def window():
    return next(each for each in QApplication.topLevelWidgets() if each.inherits("QMainWindow"))

def begin():
    view = window().current_view()
    view.may_close = lambda: True
    view.start()
    timer.start()

def end():
    if (folder / "loading").exists():
        timer.stop()
        print(time.monotonic(), flush=True)
        {
            "close": window().close,
            "quit": QApplication.quit,
            "signal": lambda: os.kill(os.getpid(), signal.SIGTERM),
        }[how]()

make = app.make_window
timer = QTimer(interval=10)
timer.timeout.connect(end)

def make_window(*arguments):
    QTimer.singleShot(0, begin)
    return make(*arguments)

app.make_window = make_window
sys.exit(app.run("train", None, folder / "runs"))
"""


@pytest.mark.parametrize("how", ["close", "quit", "signal"])
def test_the_process_ends_though_a_thread_goes_on(how: str, tmp_path: Path) -> None:
    environment = os.environ | {"QT_LOGGING_RULES": "qt.qpa.*=false"}
    found = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", PROGRAM, str(tmp_path), how],
        env=environment, capture_output=True, text=True, timeout=50,
    )  # fmt: skip
    seconds = time.monotonic() - float(found.stdout.split()[-1])
    assert (found.returncode, found.stderr) == (0, "")
    assert seconds < 5
    assert "window/view" in (tmp_path / "settings.json").read_text()
