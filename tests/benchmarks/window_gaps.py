"""How long the window's event loop stands still while a network is trained in it.

Run by hand: ``python tests/benchmarks/window_gaps.py``. A timer of the GUI thread ticks every
4 ms; a gap is the time between two ticks.

Targets, once TensorFlow is loaded: p99 ≤ 16 ms, none over 50 ms; loading: at most one, ≤ 600 ms.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QSettings, Qt, QTimer

from normviz import app
from normviz.runs.choose import choose

TICK_MS = 4


class Ticks(QObject):
    """Notes when the event loop was alive."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        self.times.append(time.perf_counter())

    def report(self, name: str, start: float, end: float) -> None:
        """Prints the gaps between two times."""
        inside = np.array([each for each in self.times if start <= each <= end])
        gaps = 1000 * np.diff(inside)
        median, tail = np.percentile(gaps, (50, 99))
        long = np.sort(gaps[gaps > 50])[::-1]
        text = ", ".join(f"{gap:.0f}" for gap in long[:8]) or "none"
        print(f"{name}: {len(gaps)} gaps, median {median:.1f} ms, p99 {tail:.1f}; over 50: {text}")


def main() -> None:
    """Trains in the real window and prints the gaps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipe", default="relu")
    parser.add_argument("--epochs", type=int, default=5)
    arguments = parser.parse_args()
    application = app.make_application()
    folder = Path(tempfile.mkdtemp())
    settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
    window = app.make_window(settings, app.Places(None, folder / "runs"), "light")
    view = window.show_view("train")
    window.show()
    application.processEvents()
    ticks = Ticks()
    QTimer.singleShot(3000, application.exit)  # quit() would close the window
    application.exec()
    marks: dict[str, float] = {}
    view.session.state_changed.connect(lambda state: marks.setdefault(state, time.perf_counter()))
    data = view.draft.spec.dataset
    view.draft.show(choose(arguments.recipe, preset="quick", dataset=data))
    view.draft.change_settings(epochs=arguments.epochs)
    began = time.perf_counter()
    view.start()
    view.session.state_changed.connect(
        lambda state: application.exit() if state == "idle" else None
    )
    application.exec()
    ticks.report("idle (what the machine itself costs)", ticks.times[50], began)
    ticks.report("loading TensorFlow", began, marks["preparing"])
    ticks.report("preparing", marks["preparing"], marks["running"])
    ticks.report("training", marks["running"], marks["idle"])
    window.close()


if __name__ == "__main__":
    main()
