"""Counts the functions between what a user, or a training, does and what is then painted.

``python -m tests.walks [--json]`` does it in a real window on the offscreen platform, with the
real engine. Of a walk all of our functions count that are on the call stack when one of its steps
is reached for the first time, from the walk's first function on; guards around Qt's overrides do
not. Exit status 1 where a limit is passed, 2 where a walk does not end.

TensorFlow is loaded first, and background threads keep their priority: beside other busy processes
the window's own way, which puts itself first, would take minutes.
"""

import argparse
import json
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import normviz
from normviz.app import composition
from normviz.engine.keras_loading import load_keras
from normviz.runs.spec_builder import build_spec
from normviz.settings.store import SettingsStore
from normviz.ui.cube.view import CubeView
from normviz.ui.draw.view import DrawView
from normviz.ui.threads import background_job
from normviz.ui.threads.background_job import BackgroundJobs
from normviz.ui.train.view import TrainView

PACKAGE = str(Path(normviz.__file__).parent)
GUARDS = str(Path(PACKAGE, "ui", "guards"))
PATIENCE_MS = 240_000
_TURNS = 10


@dataclass(frozen=True)
class Walk:
    """One walk.

    Attributes:
        name: Where it begins and ends.
        limit: The largest number of functions.
        functions: Those on the way, in the order in which they were entered.
    """

    name: str
    limit: int
    functions: tuple[str, ...]

    @property
    def met(self) -> bool:
        """Whether the limit holds."""
        return len(self.functions) <= self.limit


class Tracer:
    """Notes the call stack when a step of a walk is first reached, in any thread it is set in.

    Attributes:
        functions: Those seen, as ``module:name``; a walk's first function ends a stack.
        missing: The steps that were not reached.
    """

    def __init__(self, start: str, steps: tuple[str, ...], detours: tuple[str, ...] = ()) -> None:
        """Traces nothing yet.

        Args:
            start: The walk's first function, named as in ``functions``.
            steps: Functions on its way.
            detours: Functions that reach a step as well, on another occasion: a step below one of
                them is not reached yet.
        """
        self._start = start
        self._detours = frozenset(detours)
        self.missing = set(steps)
        self.functions: dict[str, None] = {}

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """Python's profile function."""
        if event != "call" or (step := _name(frame.f_code)) not in self.missing:
            return
        names = list(_stack(frame))
        if not self._detours.isdisjoint(names):
            return
        if self._start in names:
            del names[names.index(self._start) + 1 :]
        self.missing.discard(step)
        self.functions |= dict.fromkeys(reversed(names))

    def trace(self, jobs: BackgroundJobs | None = None) -> None:
        """Traces this thread, and that of ``jobs``, from now on."""
        if jobs is not None:
            jobs.submit(lambda: sys.setprofile(self), lambda _: None, lambda _: None)
        sys.setprofile(self)

    def walk(self, name: str, limit: int, end: Callable[[], bool] = lambda: True) -> Walk:
        """The walk, once all of its steps were reached and ``end`` holds.

        Raises:
            AssertionError: They were not: one of them has another name now.
        """
        try:
            _wait(lambda: not self.missing and end())
        except AssertionError:
            raise AssertionError(f"never reached: {', '.join(sorted(self.missing))}") from None
        finally:
            sys.setprofile(None)
        return Walk(name, limit, tuple(self.functions))


def _wait(end: Callable[[], bool]) -> None:
    """Handles events until ``end`` holds.

    Raises:
        AssertionError: It takes too long.
    """
    clock = QElapsedTimer()
    clock.start()
    while not end():
        assert not clock.hasExpired(PATIENCE_MS), "nothing came in time"
        QApplication.processEvents()
        time.sleep(0.005)  # QTest.qWait would keep the GIL: other threads would stand still


def _name(code: CodeType) -> str:
    """``module:name`` of one of our functions; empty for all others."""
    path = code.co_filename
    if not path.startswith(PACKAGE) or path.startswith(GUARDS) or code.co_name[0] == "<":
        return ""
    module = path.removeprefix(PACKAGE).removesuffix(".py").strip(os.sep).replace(os.sep, ".")
    return f"{module}:{code.co_qualname.replace('<locals>.', '')}"


def _stack(frame: FrameType | None) -> Iterator[str]:
    """Our functions on the stack, the innermost first."""
    while frame is not None:
        if name := _name(frame.f_code):
            yield name
        frame = frame.f_back


def _finish_painting() -> None:
    """Handles the events that wait, and those that they post: what is painted takes some turns."""
    for _ in range(_TURNS):
        QApplication.processEvents()


def hover(view: CubeView) -> Walk:
    """From the pointer over the cubes to the numbers of another statistic set."""
    tracer = Tracer(
        "ui.cube.canvas:CubeCanvas.mouseMoveEvent",
        (
            "figure.geometry:pick",
            "ui.cube.inspector.inspector:Inspector._look_elsewhere",
            "norms.element:_read",
            "ui.cube.inspector.numbers_grid:NumbersGrid.set_entries",
            "ui.cube.inspector.numbers_grid:_draw",
        ),
    )
    _wait(view.is_settled)
    canvas = view.canvas
    places = [
        QPoint(x, y) for x in range(0, canvas.width(), 5) for y in range(0, canvas.height(), 5)
    ]
    over = {canvas.element_at(QPointF(place)): place for place in places}
    over.pop(None, None)
    first, *_, last = over.values()
    QTest.mouseMove(canvas, first)
    _wait(view.is_settled)
    _finish_painting()  # the numbers of the first element
    tracer.trace()
    QTest.mouseMove(canvas, last)
    return tracer.walk("hover → numbers", 20, view.is_settled)


def training(view: TrainView) -> Walk:
    """From a call of some batches to the points of their curves, bars and keeping included."""
    tracer = Tracer(
        "engine.training.loop:TrainingLoop.epoch",
        (
            "engine.training.step_runner:StepRunner.over",
            "engine.training.batch_values:BatchValues.read",
            "runs.writer:RunWriter.batch",
            "presentation.learning_curves:GrowingRows.extend",
            "ui.train.session.run_bar:RunBar.show_progress",
            "ui.shell.status_bar:StatusBar.set_training",
            "ui.plots.thin_lines:ThinLines.set_line",
            "presentation.visible_points:visible_points",
            "ui.plots.plots:Plots._fit",
        ),
        # The runs are listed again after an epoch and every other second, with all their curves.
        detours=("ui.train.runs.run_library:RunLibrary.refresh",),
    )
    view.draft.show(
        build_spec("one-layer", dataset="digits", settings={"epochs": 2, "batch_size": 1})
    )
    shown: list[object] = []
    view.session.advanced.connect(shown.append)
    service = view.session._service
    train = service.train

    def traced_train(*arguments: Any) -> str:
        sys.setprofile(tracer)  # of the thread that trains
        return train(*arguments)

    service.train = traced_train  # type: ignore[method-assign]
    view.start()
    _wait(lambda: bool(shown))  # the run is listed and selected, its first points are shown
    tracer.trace()
    walk = tracer.walk("training event → point", 22)
    view.session.stop()
    _wait(lambda: not view.session.active)  # else the window asks whether it may close
    return walk


def stroke(view: DrawView) -> Walk:
    """From the pen on the page to the bars of the models, the picture and the headline."""
    asked = "ui.draw.prediction.prediction_client:PredictionClient.ask"
    tracer = Tracer(
        "ui.draw.canvas.canvas:Canvas.mouseMoveEvent",
        (
            "ui.draw.canvas.brush:paint_piece",
            "ui.draw.canvas.draw_model:DrawModel.set_live",
            "ui.draw.prediction.rasterizer:Rasterizer._wait",
            "drawing.pen:from_strokes",
            "ui.draw.answers.network_view:NetworkView.show_image",
            asked,
            "ui.threads.background_job:BackgroundJobs.submit",
            "engine.inference.predictor:Predictor.predict",
            "presentation.consensus:consensus_of",
            "ui.draw.answers.headline_prediction:HeadlinePrediction.show_consensus",
            "ui.draw.answers.answer_panel:AnswerPanel._paint_answer",
        ),
    )
    _wait(view.is_settled)
    canvas, button = view.canvas, Qt.MouseButton.LeftButton
    middle = canvas.rect().center()
    QTest.mousePress(canvas, button, pos=middle)
    tracer.trace(view.controller.client._background)
    QTest.mouseMove(canvas, middle + QPoint(0, 60))
    _wait(lambda: asked not in tracer.missing)  # while the pen is down
    QTest.mouseRelease(canvas, button, pos=middle + QPoint(0, 60))
    return tracer.walk("stroke → bars", 30)


def walks() -> list[Walk]:
    """The three walks, in one window whose folders are its own."""
    load_keras()
    background_job.lower_priority = lambda: None
    application = composition.make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = SettingsStore(Path(folder, "settings.json"))
        folders = composition.UserFolders(None, Path(folder, "runs"), Path(folder, "drawings.npz"))
        window = composition.make_window(settings, folders)
        window.resize(1280, 832)
        window.show()
        found = [
            measure(window.show_view(name))
            for name, measure in (("cube", hover), ("draw", stroke), ("train", training))
        ]
        window.close()
        del window
    del application
    return found


def main() -> int:
    """Prints the walks; 1 where one passes its limit, 2 where one does not end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON list instead of a table")
    arguments = parser.parse_args()
    try:
        found = walks()
    except AssertionError:
        traceback.print_exc()
        return 2
    if arguments.json:
        sys.stdout.write(json.dumps([asdict(walk) for walk in found], indent=1) + "\n")
        return 0
    for walk in found:
        mark = "met" if walk.met else "NOT MET"
        count = len(walk.functions)
        sys.stdout.write(f"{walk.name:60} {count:>7}  at most {walk.limit}  {mark}\n")
        sys.stdout.write("".join(f"    {function}\n" for function in walk.functions))
    return 0 if all(walk.met for walk in found) else 1


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # TensorFlow's threads take their time
