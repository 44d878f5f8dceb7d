"""How fast the Draw view is: ink under the pen, bars after a stroke, answers after the start.

Run it on an idle machine: ``python -m tests.benchmarks.draw_speed``. The limits are those
of the design: pen event to ink painted p95 ≤ 8 ms; end of a stroke segment to the bars of all
models painted p95 ≤ 36 ms, of one ≤ 10 ms; start of the app to the first answer ≤ 8 s.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import numpy as np
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QObject,
    QPointF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from normviz.app import composition
from normviz.drawing import HANDS, read_sample_strokes
from normviz.settings.store import SettingsStore
from normviz.ui.draw.io.page_import import strokes_page
from normviz.ui.draw.view import DrawView
from tests.benchmarks.results import Result, run

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
ROUNDS = 4
KINDS = QEvent.Type


class Painted(QObject):
    """Counts how often widgets have been painted, and knows when the last time was."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count = dict.fromkeys(map(id, widgets), 0)
        self.end = 0.0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() != QEvent.Type.Paint:
            return False
        watched.removeEventFilter(self)
        QCoreApplication.sendEvent(watched, event)
        watched.installEventFilter(self)
        self.count[id(watched)] += 1
        self.end = time.perf_counter()
        return True


def measure() -> list[Result]:
    """Ink, answers and the start of the app."""
    application = composition.make_application()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        settings = SettingsStore(Path(folder) / "s.json")
        window = composition.make_window(
            settings, composition.UserFolders(Path(folder), Path(folder)), "light"
        )
        view = window.show_view("draw")
        assert isinstance(view, DrawView)
        window.resize(1280, 832)
        window.show()
        settle(view)
        count = len(view.client.models)
        found += spread("pen event to ink painted, models answering", pen_times(view), 8)
        found += spread(f"end of a segment to the bars of {count} models", bar_times(view), 36)
        choose_default(view)
        found += spread("end of a segment to the bars of 1 model", bar_times(view), 10)
        window.close()
    del application
    return [*found, Result("start of the app to the first answer", start_time(), "s", 8)]


def spread(what: str, seconds: list[float], limit: float) -> list[Result]:
    """Median and 95th percentile in milliseconds; the limit is the latter's."""
    median, p95 = np.percentile(seconds, [50, 95]) * 1000
    return [Result(f"{what}, median", median, "ms"), Result(f"{what}, p95", p95, "ms", limit)]


def pen_times(view: DrawView) -> list[float]:
    """From each mouse event of all drawn digits to the end of the page's next paint."""
    times: list[float] = []
    painted = Painted(view.canvas)

    def send(kind: KINDS, place: QPointF) -> None:
        before = painted.count[id(view.canvas)]
        start = time.perf_counter()
        mouse(view, kind, place)
        wait(lambda: painted.count[id(view.canvas)] > before)
        times.append(painted.end - start)

    for_each_digit(view, send)
    return times[10:]


def bar_times(view: DrawView) -> list[float]:
    """From the last event of a segment to the end of the panels' paint with its answer."""
    times: list[float] = []
    panels = list(view.answers_pane.panels.values())
    painted = Painted(*panels)
    got: list[object] = []
    view.client.answered.connect(got.append)

    def send(kind: KINDS, place: QPointF) -> None:
        settle(view)
        got.clear()
        before = dict(painted.count)
        start = time.perf_counter()
        mouse(view, kind, place)
        if kind == KINDS.MouseMove:
            wait(lambda: bool(got) and not view.client.is_busy)
            wait(lambda: all(painted.count[key] > before[key] for key in before))
            times.append(painted.end - start)

    for_each_digit(view, send, every=12)
    view.client.answered.disconnect(got.append)
    return times[5:]


def for_each_digit(view: DrawView, send: Callable[[KINDS, QPointF], None], every: int = 1) -> None:
    """Draws all digits of all hands."""
    for hand in HANDS[:ROUNDS]:
        for drawing in read_sample_strokes(hand):
            for stroke in strokes_page(drawing, 24, fit=True).strokes:
                places = [view.canvas.from_page(QPointF(*p)) for p in stroke.points[::every]]
                send(KINDS.MouseButtonPress, places[0])
                for place in places[1:]:
                    send(KINDS.MouseMove, place)
                mouse(view, KINDS.MouseButtonRelease, places[-1])
            settle(view)
            view.clear()
            settle(view)


def mouse(view: DrawView, kind: KINDS, place: QPointF) -> None:
    """Sends one mouse event to the page."""
    canvas = view.canvas
    button = NONE if kind == KINDS.MouseMove else LEFT
    held = NONE if kind == KINDS.MouseButtonRelease else LEFT
    where = QPointF(canvas.mapToGlobal(place))
    event = QMouseEvent(kind, place, where, button, held, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(canvas, event)


def wait(done: Callable[[], bool]) -> None:
    """Runs the event loop until ``done``, a minute at most; it sleeps where nothing happens."""
    end = time.monotonic() + 60
    beat = QTimer(interval=100)
    beat.start()
    while not done():
        assert time.monotonic() < end
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    beat.stop()


def settle(view: DrawView) -> None:
    """Waits until everything is answered and painted."""
    wait(view.is_settled)
    for _ in range(3):
        QCoreApplication.processEvents()


def choose_default(view: DrawView) -> None:
    """Asks the default model alone from now on."""
    button = view.findChild(QWidget, "draw_models_default")
    assert isinstance(button, QWidget)
    button.click()  # type: ignore[attr-defined]
    settle(view)


def start_time() -> float:
    """Seconds from the start of a fresh process to the first answer."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "tests.benchmarks.draw_speed", "--start"], check=True)
    return time.perf_counter() - start


def answer_once() -> None:
    """Opens the window, draws as soon as it is there, and leaves with the first answer."""
    composition.make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = SettingsStore(Path(folder) / "s.json")
        window = composition.make_window(
            settings, composition.UserFolders(Path(folder), Path(folder)), "light"
        )
        view = window.show_view("draw")
        assert isinstance(view, DrawView)
        window.show()
        QCoreApplication.processEvents()
        view.model.change("Draw", strokes_page(read_sample_strokes("foot")[7], 24, fit=True))
        wait(lambda: view.answers_pane.head.text().startswith("7"))
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    if "--start" in sys.argv:
        answer_once()
    run(__doc__, measure)
