"""How long the window's event loop stands still while a network is trained in it.

    python -m tests.benchmarks.window_gaps [--recipe relu] [--epochs 5] [--json FILE]

A timer of the GUI thread ticks every 4 ms; a gap is the time between two ticks.

Targets, once TensorFlow is loaded: p99 ≤ 16 ms, none over 50 ms; loading: at most one, ≤ 600 ms.
"""

import argparse
import time

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer

from normviz.runs.spec_builder import build_spec
from normviz.ui.train.view import TrainView
from tests.benchmarks.results import Result, run
from tests.benchmarks.window import opened, wait

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

    def gaps(self, start: float, end: float) -> np.ndarray:
        """Milliseconds between the ticks from one time to another."""
        inside = [each for each in self.times if start <= each <= end]
        return 1000 * np.diff(inside)


def trained(recipe: str, epochs: int) -> tuple[Ticks, dict[str, float]]:
    """Trains in the real window; returns the ticks, and when each state began."""
    marks: dict[str, float] = {}
    with opened("train") as window:
        view = window.show_view("train")
        assert isinstance(view, TrainView)
        ticks = Ticks()
        idle_until = time.perf_counter() + 3
        wait(lambda: time.perf_counter() > idle_until)
        session = view.session
        session.state_changed.connect(lambda state: marks.setdefault(state, time.perf_counter()))
        data = view.draft.spec.dataset
        view.draft.show(build_spec(recipe, preset="quick", dataset=data))
        view.draft.change_settings(epochs=epochs)
        marks["began"] = time.perf_counter()
        view.start()
        wait(lambda: "idle" in marks)
    return ticks, marks


def measure(recipe: str = "relu", epochs: int = 5) -> list[Result]:
    """The gaps of each stage."""
    ticks, marks = trained(recipe, epochs)
    stages = {
        "idle (what the machine itself costs)": (ticks.times[50], marks["began"], None, None),
        "loading TensorFlow": (marks["began"], marks["preparing"], None, 600),
        "preparing": (marks["preparing"], marks["running"], 16, 50),
        "training": (marks["running"], marks["idle"], 16, 50),
    }
    found = []
    for name, (start, end, tail, longest) in stages.items():
        gaps = ticks.gaps(start, end)
        found.append(Result(f"gap, {name}, p99", float(np.percentile(gaps, 99)), "ms", tail))
        found.append(Result(f"gap, {name}, longest", float(gaps.max()), "ms", longest))
    return found


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--recipe", default="relu")
    options.add_argument("--epochs", type=int, default=5)
    run(__doc__, measure, options)
