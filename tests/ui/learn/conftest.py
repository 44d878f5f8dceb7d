"""A lesson service without Keras, and the window with fakes of everything that loads it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from normviz.app.composition import VIEWS, ViewSource
from normviz.app.cube_service import FileCubeService
from normviz.app.workflow import Workflow
from normviz.errors import UserError
from normviz.lessons.results import Result
from normviz.lessons.texts import lesson_text
from normviz.ports.lessons import Results
from normviz.settings.store import SettingsStore
from normviz.ui.cube.view import CubeView
from normviz.ui.draw.view import DrawView
from normviz.ui.inspect.view import InspectView
from normviz.ui.learn.view import LearnView
from normviz.ui.lessons import lesson_client
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.view import View, ViewEntry
from normviz.ui.style.theme import ThemeController
from normviz.ui.train.view import TrainView
from tests.ui.draw.conftest import FakePredictor
from tests.ui.train.conftest import FakeService


class FakeLessons:
    """Finds 0.25 for every check; refuses the lessons that are named.

    Attributes:
        refused: Names of lessons.
        asked: Names of lessons, in their order.
        gate: Closed, it holds a check.
    """

    def __init__(self) -> None:
        self.refused: set[str] = set()
        self.asked: list[str] = []
        self.gate = threading.Event()
        self.gate.set()

    def check(self, lesson: str) -> Results:
        self.asked.append(lesson)
        assert self.gate.wait(10)
        if lesson in self.refused:
            raise UserError("expected memory, found none")
        return {name: Result(name, 0.25, 0.25) for name in lesson_text(lesson).checks}


@pytest.fixture
def lessons(monkeypatch: pytest.MonkeyPatch) -> FakeLessons:
    monkeypatch.setattr(lesson_client, "_REST_MS", 20)
    return FakeLessons()


@pytest.fixture
def window(
    qtbot: QtBot,
    theme: ThemeController,
    settings: SettingsStore,
    tmp_path: Path,
    lessons: FakeLessons,
) -> Iterator[MainWindow]:
    runs = tmp_path / "runs"
    views = {
        "cube": lambda: CubeView(FileCubeService(data_dir=tmp_path)),
        "learn": lambda: LearnView(lambda: lessons),
        "train": lambda: TrainView(FakeService(runs), runs, tmp_path),
        "draw": lambda: DrawView(FakePredictor, tmp_path, runs_dir=runs, drawings=None),
        "inspect": InspectView,
    }

    def join(source: ViewSource) -> View:
        view = views[source.name]()
        workflow.join(source.name, view)
        return view

    entries = [
        ViewEntry(each.name, each.title, each.icon_name, each.tip, lambda each=each: join(each))
        for each in VIEWS
    ]
    made = MainWindow(entries, theme, settings)
    workflow = Workflow(made)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show_view("cube")
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.leave()
