"""A Draw view whose models give the test's answers, and helpers that draw with mouse events."""

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import fields as dataclass_fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from normviz.errors import Reason, UserError
from normviz.ports.models import ModelInfo
from normviz.ports.prediction import FoldCheck, Images, Method, Probabilities, StepAnswers
from normviz.runs.run import Run
from normviz.runs.spec_builder import build_spec
from normviz.ui.draw.canvas.canvas import Canvas
from normviz.ui.draw.history import session_drawings
from normviz.ui.draw.settings import runs_watch
from normviz.ui.draw.view import DrawView
from normviz.ui.style.theme import ThemeController
from tests.ui.conftest import PATIENCE_MS

LEFT = Qt.MouseButton.LeftButton
DRAWINGS = "drawings.npz"

Draw = Callable[..., None]


class FakePredictor:
    """Three models and the runs of the test; each reads the digit it was given, 80 % sure."""

    def __init__(self) -> None:
        self.reads = {"none": 3, "batch": 3, "group": 3}
        self.kept: list[ModelInfo] = []
        self.damaged: set[str] = set()
        self.asked: list[str] = []
        self.images: list[Images] = []
        self.mates: list[Images] = []
        self.salient: list[tuple[str, int, Method]] = []
        self.threads: set[str] = set()
        self.released: list[str] = []
        self.checked: list[str] = []
        self.steps: tuple[int, ...] = (0, 10, 20)
        self.known: list[StepAnswers | None] = []
        self.gate = threading.Event()
        self.gate.set()
        self.error: Exception | None = None

    def models(self) -> Sequence[ModelInfo]:
        titles = {"none": "No norm", "batch": "Batch Norm", "group": "Group Norm"}
        return [
            ModelInfo(name, title, name, name == "batch", "a detail")
            for name, title in titles.items()
        ]

    def runs(self) -> Sequence[ModelInfo]:
        return list(self.kept)

    def predict(self, name: str, images: Images) -> Probabilities:
        self.threads.add(threading.current_thread().name)
        self.asked.append(name)
        if name in self.damaged:
            raise UserError(f"{name}.npz is damaged")
        if images.any():
            assert self.gate.wait(10)
            self.images.append(images[0])
            if self.error is not None:
                raise self.error
        return np.stack([self._sure(self.reads.get(name, 8))] * len(images))

    def predict_in_training(
        self,
        name: str,
        image: Images,  # noqa: ARG002
        mates: Images,
    ) -> Probabilities:
        self.mates.append(mates)
        return self._sure((self.reads.get(name, 8) + 1) % 10)

    def saliency(self, name: str, image: Images, digit: int, method: Method) -> Images:
        self.salient.append((name, digit, method))
        return np.sign(image - 0.5).astype(np.float32)

    def over_steps(
        self,
        name: str,
        image: Images,  # noqa: ARG002
        known: StepAnswers | None,
    ) -> StepAnswers:
        """Learns the digit at the half of its steps."""
        self.known.append(known)
        if name in self.damaged:
            raise UserError(f"{name} is damaged")
        late, early = self._sure(self.reads.get(name, 8)), self._sure(1)
        rows = [early if 2 * step < self.steps[-1] else late for step in self.steps]
        return StepAnswers(name, self.steps, np.stack(rows))

    def fold_check(self, name: str) -> FoldCheck:
        self.checked.append(name)
        if name in self.damaged:
            raise UserError("its samples are gone")
        return FoldCheck(name.removesuffix(":folded"), 1000, 2.5e-7, Reason(""))

    def release(self, names: Collection[str]) -> None:
        self.released += sorted(names)

    def _sure(self, digit: int) -> Probabilities:
        values = np.full(10, 0.2 / 9, np.float32)
        values[digit] = 0.8
        return values


@pytest.fixture
def fake() -> Iterator[FakePredictor]:
    predictor = FakePredictor()
    yield predictor
    predictor.gate.set()


@pytest.fixture(autouse=True)
def no_saving_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawings are saved when the test says so, however slow it is."""
    monkeypatch.setattr(session_drawings, "SAVE_MS", 1_000_000)


@pytest.fixture
def view(
    qtbot: QtBot,
    theme: ThemeController,
    fake: FakePredictor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> DrawView:
    """The view in a window of 1024×700, its models loaded."""
    monkeypatch.setattr(runs_watch, "LOOK_MS", 50)
    window = QMainWindow()
    view = DrawView(
        lambda: fake, tmp_path / "data", tmp_path / "own", tmp_path / "runs", tmp_path / DRAWINGS
    )
    window.setCentralWidget(view)
    window.resize(1024, 700)
    qtbot.addWidget(window, before_close_func=lambda _: view.shut_down())
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    qtbot.waitUntil(view.is_settled, timeout=PATIENCE_MS)
    return view


@pytest.fixture
def runs_dir(tmp_path: Path) -> Path:
    """Where the view looks for runs."""
    return tmp_path / "runs"


@pytest.fixture
def keep_runs(fake: FakePredictor, runs_dir: Path) -> Callable[..., None]:
    """Makes exactly these runs those of the folder, the newest first."""

    def keep(*runs: ModelInfo) -> None:
        fake.kept = list(runs)
        runs_dir.mkdir(exist_ok=True)
        file = runs_dir / "runs.sqlite"  # the predictor is a fake: only its size is looked at
        file.write_bytes(b"." * (1 + (file.stat().st_size if file.exists() else 0)))

    return keep


@pytest.fixture
def canvas(view: DrawView) -> Canvas:
    return view.canvas


@pytest.fixture
def draw(view: DrawView) -> Draw:
    """Draws one stroke through points of the page with the mouse."""

    def stroke(*points: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
        canvas = view.canvas
        places = [place(canvas, *point) for point in points]
        QTest.mousePress(canvas, button, pos=places[0])
        for each in places[1:]:
            QTest.mouseMove(canvas, each)
        QTest.mouseRelease(canvas, button, pos=places[-1])

    return stroke


@pytest.fixture
def settle(qtbot: QtBot, view: DrawView) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(view.is_settled, timeout=PATIENCE_MS)


@pytest.fixture
def find(view: DrawView) -> Callable[[str], QWidget]:
    def named(name: str) -> QWidget:
        found = view.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    return named


@pytest.fixture
def messages(view: DrawView) -> list[tuple[str, str]]:
    """What the view says, (kind, text) each; what takes a message away is left out."""
    said: list[tuple[str, str]] = []
    view.message.connect(lambda kind, text: said.append((kind, text)) if text else None)
    return said


@pytest.fixture
def run_info() -> Callable[..., ModelInfo]:
    """Makes a run that answers: name, title, version, and fields of its ``Run``."""
    return _run_info


def _run_info(name: str, title: str = "", version: str = "1", **fields: Any) -> ModelInfo:
    spec = build_spec("batch-norm", norm=fields.pop("norm", "batch"))
    values = {"epochs_done": 10, "val_accuracy": 0.9912, "state": "finished"} | fields
    known = {each.name: None for each in dataclass_fields(Run)} | {"reason": "", "created": 0.0}
    run = Run(**known | {"id": name, "name": title or name, "spec": spec} | values)
    return ModelInfo(name, title or name, spec.norm, run=run, version=version)


def place(canvas: Canvas, x: float, y: float) -> QPoint:
    """A place of the page in the widget."""
    return canvas.from_page(QPointF(x, y)).toPoint()
