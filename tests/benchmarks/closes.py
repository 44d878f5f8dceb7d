"""Closes the window at random moments: exit status 0, nothing on stderr, the run kept.

    python -m tests.benchmarks.closes [--closes 50] [--seed 0] [--json FILE]

``normviz`` opens in a process of its own, without a screen, and is closed as the user would do it:
while nothing happens, while TensorFlow is loaded, and while a network trains. The question whether
the training may be stopped is answered with yes.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from normviz.runs.run import ACTIVE
from normviz.runs.store import Store
from tests.benchmarks.results import Result, run

Moment = Literal["idle", "loading", "running"]
MOMENTS: Final[tuple[Moment, ...]] = ("idle", "loading", "running")
TIME_LIMIT_S: Final = 3600
PATIENCE_S: Final = 120
_OF_QT: Final = "This plugin does not support propagateSizeHints()"
"""What Qt's platform without a screen says of every dialog; a screen's does not."""

_CHILD: Final = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from normviz.__main__ import main
from normviz.app import composition as app
from normviz.runs.spec_builder import build_spec
from normviz.settings.store import SettingsStore

moment, delay, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
app.user_settings = lambda: SettingsStore(folder / "settings.json")
make = app.make_window

def agree():
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        box.button(QMessageBox.StandardButton.Close).click()
    else:
        QTimer.singleShot(10, agree)

def close():
    print("closing", flush=True)
    QTimer.singleShot(0, agree)
    window.close()

def follow(state):
    if state == moment:
        view.session.state_changed.disconnect(follow)
        QTimer.singleShot(delay, close)

def begin():
    global view
    if moment == "idle":
        QTimer.singleShot(delay, close)
        return
    view = window.show_view("train")
    view.session.state_changed.connect(follow)
    settings = {"epochs": 1000, "train_size": 500}
    view.session.start(build_spec("relu", dataset="digits", settings=settings))

def make_and_begin(*words):
    global window
    window = make(*words)
    QTimer.singleShot(0, begin)
    return window

app.make_window = make_and_begin
sys.argv = ["normviz", "--runs-dir", str(folder / "runs")]
main()
"""


@dataclass(frozen=True)
class Closing:
    """How a process ended whose window was closed.

    Attributes:
        status: Its exit status.
        errors: What it wrote to stderr.
        seconds: From the click to the end of the process.
        states: States of the runs that it has left.
    """

    status: int
    errors: str
    seconds: float
    states: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether it ended as it should."""
        return self.status == 0 and not self.errors and not set(self.states) & set(ACTIVE)


def closed(moment: Moment, delay_ms: int) -> Closing:
    """Opens the window, closes it ``delay_ms`` after ``moment`` has come, and waits for the end."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, "-c", _CHILD, moment, str(delay_ms), str(folder)]
        pipe = subprocess.PIPE
        with subprocess.Popen(
            command, stdout=pipe, stderr=pipe, text=True, env=_environment(folder)
        ) as child:
            assert child.stdout is not None
            try:
                child.stdout.readline()
                began = time.monotonic()
                _, errors = child.communicate(timeout=PATIENCE_S)
                seconds = time.monotonic() - began
            except BaseException:
                child.kill()  # leaving this block waits for its end
                raise
        with Store(folder / "runs") as store:
            states = tuple(each.state for each in store.runs())
        lines = [line for line in errors.splitlines() if line != _OF_QT]
        return Closing(child.returncode, "\n".join(lines), seconds, states)


def measure(closes: int = 50, seed: int = 0) -> list[Result]:
    """Closes the window again and again."""
    moments = random.Random(seed)
    found = []
    for number in range(closes):
        moment = MOMENTS[number % len(MOMENTS)]
        delay = round(moments.expovariate(1 / 500))
        closing = closed(moment, delay)
        if not closing.is_good:
            print(f"{moment}, {delay} ms: {closing}", flush=True)
        found.append(closing)
    bad = sum(not each.is_good for each in found)
    slowest = max(each.seconds for each in found)
    return [
        Result("windows closed", len(found), "closes"),
        Result("closes with an exit status, an error or a run left behind", bad, "closes", 0),
        Result("slowest end of the process after a close", slowest, "s", 5),
    ]


def _environment(folder: Path) -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    return os.environ | {
        "PYTHONPATH": root,
        "CUDA_VISIBLE_DEVICES": "-1",
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--closes", type=int, default=50)
    options.add_argument("--seed", type=int, default=0)
    run(__doc__, measure, options)
