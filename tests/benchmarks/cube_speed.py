"""How long the Cube view takes to paint: rotation, hover, slabs, size sliders.

    python -m tests.benchmarks.cube_speed [--json FILE]

Everything happens in one process on the offscreen platform, which paints with the same raster
engine as a window. Times are milliseconds: median and 95th percentile. An empty repaint of a
widget of the same size is measured beside them and is the yardstick of the machine.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from normviz.app.cube_service import FileCubeService
from normviz.figure.state import FigureState
from normviz.ui.cube.canvas import CubeCanvas
from normviz.ui.cube.model import CubeModel
from normviz.ui.cube.view import CubeView
from normviz.ui.style.palette import LIGHT
from tests.benchmarks.results import Result, run
from tests.figure.states import figure_state

SIZE = 1200, 900
LARGE = (64, 64, 28, 28)
FRAMES = 200


def measured(frames: int, step: Callable[[int], None]) -> list[float]:
    """Milliseconds of each call of ``step``, after ten to warm up."""
    times = []
    for number in range(frames + 10):
        start = time.perf_counter()
        step(number)
        times.append(1e3 * (time.perf_counter() - start))
    return times[10:]


def canvas_of(state: FigureState) -> tuple[CubeModel, CubeCanvas]:
    """A shown canvas of 1200 × 900."""
    model = CubeModel(state)
    canvas = CubeCanvas(model)
    canvas.set_theme(LIGHT)
    canvas.resize(*SIZE)
    canvas.show()
    QApplication.processEvents()
    return model, canvas


def rotation(state: FigureState, frames: int = FRAMES) -> list[float]:
    """Turn by two degrees, paint."""
    model, canvas = canvas_of(state)

    def frame(number: int) -> None:
        model.set_camera(model.camera.turned(2.0, 0.5 if number % 60 < 30 else -0.5))
        canvas.repaint()

    return measured(frames, frame)


def hover(state: FigureState, frames: int = FRAMES) -> list[float]:
    """Move the pointer to another element through a real mouse event, paint."""
    _, canvas = canvas_of(state)
    places = [panel.cube for panel in canvas.figure_layout.panels]

    def frame(number: int) -> None:
        x, y = places[number % len(places)] or (0, 0)
        move(canvas, QPointF(x - 60 + 7 * (number % 17), y - 50 + 11 * (number % 13)))
        canvas.repaint()

    return measured(frames, frame)


def move(widget: QWidget, place: QPointF) -> None:
    """One mouse move without a button."""
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        place,
        widget.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def slider(
    shapes: list[tuple[int, int, int, int]], color: str, everything: bool = False
) -> list[float]:
    """Change a size in the whole view until the figure, or on request every number, is painted."""
    view = CubeView(FileCubeService())
    view.set_theme(LIGHT)
    view.resize(1600, 900)
    view.model.change("begin", shape=shapes[0], groups=1, color=color)
    view.show()
    settle(view)

    def frame(number: int) -> None:
        view.model.change("size", shape=shapes[number % len(shapes)])
        if everything:
            settle(view)
        else:
            view.canvas.repaint()

    times = []
    for number in range(60):
        start = time.perf_counter()
        frame(number)
        times.append(1e3 * (time.perf_counter() - start))
        settle(view)
    view.close()
    return times[10:]


def settle(view: CubeView) -> None:
    """Lets everything that follows a change be painted."""
    QApplication.processEvents()
    while not view.is_settled():
        QApplication.processEvents()
    QApplication.processEvents()  # paints what came last: it is not part of the next change


def yardstick() -> list[float]:
    """Fill a picture of the same size with one image under a map: what painting costs at least."""
    target = QImage(*SIZE, QImage.Format.Format_RGB32)
    source = QImage(SIZE[0] // 2, SIZE[1] // 2, QImage.Format.Format_RGB32)
    source.fill(QColor("#888"))

    def frame(_: int) -> None:
        painter = QPainter(target)
        painter.fillRect(target.rect(), QColor("#fff"))
        painter.scale(1.9, 1.9)
        painter.drawImage(QPoint(0, 0), source)
        painter.end()

    return measured(FRAMES, frame)


def cases() -> dict[str, tuple[Callable[[], list[float]], float | None]]:
    """What is measured, and the limit of its 95th percentile in milliseconds."""
    large = figure_state(shape=LARGE, groups=8)
    slabs = figure_state(shape=LARGE, groups=8, slab_axis="N", slabs=16)
    values = figure_state(shape=LARGE, groups=8, color="x_hat")
    big = [(64, 64, h, 28) for h in (26, 27, 28, 27)]
    small = [(n, 32, 14, 14) for n in (12, 13, 14, 15)]
    return {
        "yardstick: one image on 1200×900": (yardstick, None),
        "rotation, four cubes (64, 64, 28, 28)": (lambda: rotation(large), 4),
        "hover to painted, the same": (lambda: hover(large), 8),
        "rotation, 16 slabs each": (lambda: rotation(slabs), 12),
        "hover to painted, 16 slabs each": (lambda: hover(slabs), 12),
        "rotation, colour shows normalized x": (lambda: rotation(values), None),
        "size slider to figure, 3.2 million": (lambda: slider(big, "set"), 100),
        "size slider to figure, 3.2 million, normalized x": (lambda: slider(big, "x_hat"), 60),
        "size slider to figure, 3.2 million, y": (lambda: slider(big, "y"), 60),
        "size slider to figure, 94,000": (lambda: slider(small, "set"), 16),
        "size slider to figure, 94,000, normalized x": (lambda: slider(small, "x_hat"), 16),
        "size slider to figure, 94,000, y": (lambda: slider(small, "y"), 16),
        "size slider to every number, 94,000": (lambda: slider(small, "set", True), None),
    }


def measure() -> list[Result]:
    """Median and 95th percentile of every case."""
    application = QApplication(sys.argv[:1])
    found = []
    for name, (case, limit) in cases().items():
        times = case()
        found.append(Result(f"{name}, median", statistics.median(times), "ms"))
        p95 = sorted(times)[int(0.95 * len(times))]
        found.append(Result(f"{name}, p95", p95, "ms", limit))
    del application
    return found


if __name__ == "__main__":
    run(__doc__, measure)
