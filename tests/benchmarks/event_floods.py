"""What 20,000 wheel, hover and slider events in a row cost, and how often they are painted.

    python -m tests.benchmarks.event_floods [--json FILE]

The events are sent as fast as they are taken; then the newest state has to be on the screen. A
paint per event would queue up.
"""

import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from normviz.app.cube_service import FileCubeService
from normviz.ui.cube.painter import FigurePainter
from normviz.ui.cube.view import CubeView
from normviz.ui.style.palette import LIGHT
from tests.benchmarks.cube_speed import move, settle
from tests.benchmarks.results import Result, run

EVENTS = 20_000
MOST_PAINTS = 3
SHAPES = [(n, 32, 14, 14) for n in (12, 13, 14, 15)]


def wheel(view: CubeView, number: int) -> None:
    """One notch of the wheel, towards the user every third time."""
    place, none = QPointF(300, 300), Qt.MouseButton.NoButton
    delta = QPoint(0, -120 if number % 3 == 2 else 120)
    phase, keys = Qt.ScrollPhase.NoScrollPhase, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(place, place, QPoint(), delta, none, keys, phase, False)
    QCoreApplication.postEvent(view.canvas, event)


def hover(view: CubeView, number: int) -> None:
    """The pointer over another element."""
    move(view.canvas, QPointF(200 + number % 80, 300 + number % 77))


def slide(view: CubeView, number: int) -> None:
    """Another number of samples."""
    view.model.change("size", shape=SHAPES[number % len(SHAPES)])


def flood(step: Callable[[CubeView, int], None]) -> tuple[float, int]:
    """Milliseconds per event until the last is on the screen, and paints."""
    view, paints = CubeView(FileCubeService()), []
    view.set_theme(LIGHT)
    view.resize(1600, 900)
    view.model.change("begin", shape=SHAPES[0], groups=1, color="x_hat")
    view.show()
    settle(view)
    paint = FigurePainter.paint
    FigurePainter.paint = lambda *given: paints.append(1) or paint(*given)  # type: ignore
    start = time.perf_counter()
    for number in range(EVENTS):
        step(view, number)
    settle(view)
    while not paints:
        settle(view)
    spent = 1e3 * (time.perf_counter() - start) / EVENTS
    FigurePainter.paint = paint  # type: ignore[method-assign]
    view.close()
    return spent, len(paints)


def measure() -> list[Result]:
    """Cost per event and paints, for each kind."""
    application = QApplication(sys.argv[:1])
    found = []
    for name, step in (("wheel", wheel), ("hover", hover), ("size slider", slide)):
        spent, paints = flood(step)
        found.append(Result(f"{EVENTS:,} events, {name}: each", spent, "ms"))
        found.append(Result(f"{EVENTS:,} events, {name}: paints", paints, "", MOST_PAINTS))
    del application
    return found


if __name__ == "__main__":
    run(__doc__, measure)
