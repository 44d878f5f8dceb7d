"""Draw and Train in one window: train on drawn digits, then predict with the trained run."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from normviz.app.workflow import Workflow
from normviz.datasets.custom_digits import OwnDigit, OwnDigits
from normviz.errors import UserError
from normviz.ports.intents import Intent, TakeDrawing
from normviz.ports.models import ModelInfo
from normviz.ports.prediction import Images, Probabilities
from normviz.ports.training import Emit
from normviz.runs.checkpoint import Checkpoint
from normviz.runs.control import TrainingControl
from normviz.runs.events import Epoch, Failed, Finished, Started, Stopped
from normviz.runs.spec import RunSpec
from normviz.runs.spec_builder import build_spec
from normviz.runs.store import Store
from normviz.settings.store import SettingsStore
from normviz.ui.draw.settings import runs_watch
from normviz.ui.draw.view import DrawView
from normviz.ui.shell.main_window import MainWindow
from normviz.ui.shell.view import View, ViewEntry
from normviz.ui.style.theme import ThemeController
from normviz.ui.train.view import TrainView

LEFT = Qt.MouseButton.LeftButton
ROW = Epoch(1, 5, 0.1, 0.9, 0.1, 1.0, 0.1, 2.0, 0.01)


class Engine:
    """Trains a run in no time, keeps it, and lets runs answer: what was trained reads fives."""

    def __init__(self, runs_dir: Path) -> None:
        self.runs_dir = runs_dir
        self.specs: list[RunSpec] = []
        self.gate = threading.Event()
        self.gate.set()
        self.fails = False

    # As the Train view asks it

    def load(self) -> tuple[str, ...]:
        return ("cpu:0",)

    def train(self, spec: RunSpec, emit: Emit, control: TrainingControl) -> str:
        self.specs.append(spec)
        with Store(self.runs_dir) as store, store.create(spec) as writer:
            emit(Started(writer.run, spec.epochs, 0, 5, 32, 160, 7850, "cpu:0", "own digits"))
            while not self.gate.wait(0.01) and not control.stopping:
                pass
            if self.fails:
                writer.state("failed", "no")
                emit(Failed(writer.run, "The loss is not a number."))
                return writer.run
            writer.save(Checkpoint(1, 0, 5, ROW, {"model.0": np.zeros(3)}))
            writer.state("stopped" if control.stopping else "finished")
            emit(Stopped(writer.run, 5) if control.stopping else Finished(writer.run))
            return writer.run

    def summary(self, spec: RunSpec) -> Sequence[Any]:  # noqa: ARG002
        return []

    def evaluate(self, run: str, count: int) -> Any:
        raise UserError(f"expected samples of {run}, received none of {count}")

    # As the Draw view asks it

    def models(self) -> Sequence[ModelInfo]:
        return [ModelInfo("batch", "Batch Norm", "batch", is_default=True)]

    def runs(self) -> Sequence[ModelInfo]:
        with Store(self.runs_dir) as store:
            runs = [run for run in store.runs() if run.epochs_done]
        return [ModelInfo(run.id, run.name, run.spec.norm, run=run) for run in reversed(runs)]

    def predict(self, name: str, images: Images) -> Probabilities:
        return np.eye(10, dtype=np.float32)[[3 if name == "batch" else 5] * len(images)]


class Shell:
    """The window, and what a user does in it."""

    def __init__(self, window: MainWindow, engine: Engine, qtbot: QtBot) -> None:
        self.window, self.engine, self.qtbot = window, engine, qtbot

    def draw_view(self) -> DrawView:
        view = self.window.show_view("draw")
        assert isinstance(view, DrawView)
        self.qtbot.waitUntil(lambda: bool(view.client.models) and view.is_settled())
        return view

    def train_view(self) -> TrainView:
        view = self.window.show_view("train")
        assert isinstance(view, TrainView)
        return view

    def click(self, name: str) -> None:
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        QTest.mouseClick(found, LEFT)

    def train_on_own_digits(self) -> None:
        view = self.draw_view()
        view.side_pane.show_page("own")
        self.click("draw_own_train")

    def said(self) -> str:
        return self.window.message_bar.text()

    def offered(self) -> str:
        found = self.window.message_bar.findChild(QPushButton, "message_bar_action")
        return found.text() if isinstance(found, QPushButton) and found.isVisible() else ""

    def wait_for_end(self) -> None:
        view = self.window.findChild(TrainView)
        self.qtbot.waitUntil(lambda: bool(self.engine.specs) and not view.session.active)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = Engine(tmp_path / "runs")
    yield made
    made.gate.set()


@pytest.fixture
def shell(
    qtbot: QtBot,
    theme: ThemeController,
    settings: SettingsStore,
    engine: Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Shell:
    monkeypatch.setattr(runs_watch, "LOOK_MS", 50)
    own, runs = tmp_path / "own", tmp_path / "runs"
    OwnDigits(own).keep(tuple(OwnDigit(np.full((28, 28), 90, np.uint8), 5) for _ in range(3)))
    makers: dict[str, Callable[[], View]] = {
        "train": lambda: TrainView(engine, runs, tmp_path),  # type: ignore[arg-type]
        "draw": lambda: DrawView(lambda: engine, tmp_path, own, runs),  # type: ignore[arg-type]
    }

    def entry(name: str) -> ViewEntry:
        def make() -> View:
            view = makers[name]()
            workflow.join(name, view)
            return view

        return ViewEntry(name, name.title(), name, "A view.", make)

    window = MainWindow([entry(name) for name in makers], theme, settings)
    workflow = Workflow(window)
    qtbot.addWidget(window, before_close_func=stop)
    window.resize(1024, 700)
    with qtbot.waitExposed(window):
        window.show()
    return Shell(window, engine, qtbot)


def stop(window: QWidget) -> None:
    for view in window.findChildren(View):
        if isinstance(view, TrainView):
            view.session.stop()
        view.shut_down()


def test_own_digits_are_trained_on_and_the_new_run_answers(shell: Shell, qtbot: QtBot) -> None:
    view = shell.draw_view()
    view.clear()
    draw_stroke(view)
    shell.train_on_own_digits()
    assert shell.window.current_view() is shell.window.findChild(TrainView)
    shell.wait_for_end()
    (spec,) = shell.engine.specs
    assert (spec.dataset, spec.start, spec.recipe, spec.norm) == ("own", "batch", "pen", "batch")
    assert spec.name == "Batch Norm, own digits"
    assert shell.said() == "Batch Norm, own digits is finished: validation accuracy 1.0000."
    assert shell.offered() == "Back to the drawing"
    shell.click("message_bar_action")
    assert shell.window.current_view() is view
    assert not shell.said()
    qtbot.waitUntil(lambda: len(view.answers_pane.panels) == 2 and view.is_settled())
    (run,) = (key for key in view.answers_pane.panels if key != "batch")
    assert view.answers_pane.panels[run].winner == 5
    assert view.answers_pane.panels["batch"].winner == 3
    assert view.answers_pane.isVisible()
    assert view.canvas.hasFocus()


def test_before_and_after_stand_side_by_side(shell: Shell, qtbot: QtBot) -> None:
    view = shell.draw_view()
    view.side_pane.show_page("own")
    choice = view.findChild(QComboBox, "draw_own_model")
    assert isinstance(choice, QComboBox)
    shell.click("draw_own_evaluate")
    qtbot.waitUntil(lambda: "right" in choice.currentText())
    shell.train_on_own_digits()
    shell.wait_for_end()
    shell.click("message_bar_action")
    view.side_pane.show_page("own")
    qtbot.waitUntil(lambda: choice.count() == 2 and "right" in choice.itemText(1))
    assert [choice.itemText(row).replace("\u202f", " ") for row in range(2)] == [
        "Batch Norm: 0 % right",
        "Batch Norm, own digits: 100 % right",
    ]
    learned = choice.itemData(1)
    assert choice.currentData() == learned  # training goes on with what has been learned
    shell.click("draw_own_train")
    qtbot.waitUntil(lambda: len(shell.engine.specs) == 2)
    shell.wait_for_end()
    again = shell.engine.specs[1]
    assert (again.name, again.start) == ("Batch Norm, own digits 2", learned)


def test_one_training_at_a_time_and_nothing_is_lost(shell: Shell, qtbot: QtBot) -> None:
    view = shell.draw_view()
    shell.engine.gate.clear()
    train = shell.train_view()
    before = train.draft.spec
    train.start()
    qtbot.waitUntil(lambda: train.session.state == "running")
    shell.train_on_own_digits()
    assert shell.window.current_view() is view
    assert shell.said().startswith("Another run is being trained")
    assert len(shell.engine.specs) == 1
    assert shell.offered() == "Show the training"
    shell.click("message_bar_action")
    assert shell.window.current_view() is train
    shell.engine.gate.set()
    shell.wait_for_end()
    shell.train_on_own_digits()
    qtbot.waitUntil(lambda: len(shell.engine.specs) == 2)
    shell.wait_for_end()
    assert train.draft.spec == before  # what the user was putting together stays


def test_what_is_trained_in_the_train_view_is_ticked_in_the_draw_view(
    shell: Shell, qtbot: QtBot
) -> None:
    train = shell.train_view()
    train.start()
    shell.wait_for_end()
    assert shell.offered() == "Draw a digit for it"
    shell.click("message_bar_action")
    view = shell.draw_view()
    qtbot.waitUntil(lambda: len(view.answers_pane.panels) == 2)
    rows = view.findChild(QListWidget, "draw_runs")
    assert isinstance(rows, QListWidget)
    assert rows.item(0).checkState() == Qt.CheckState.Checked
    renamed(train, "Called otherwise")
    qtbot.waitUntil(lambda: rows.item(0).text() == "Called otherwise")
    train.library.delete([train.library.runs()[0].id])
    qtbot.waitUntil(lambda: rows.count() == 0 and len(view.answers_pane.panels) == 1)
    train.undo_stack.undo()
    qtbot.waitUntil(lambda: rows.count() == 1 and len(view.answers_pane.panels) == 2)
    qtbot.waitUntil(view.is_settled)


def test_what_does_not_read_digits_is_not_offered(shell: Shell) -> None:
    train = shell.train_view()
    train.session.start(build_spec("bn-mlp", preset="quick"))
    shell.wait_for_end()
    assert "is finished" in shell.said()
    assert not shell.offered()


def test_a_training_that_fails_offers_nothing(shell: Shell) -> None:
    shell.engine.fails = True
    shell.train_on_own_digits()
    shell.wait_for_end()
    assert shell.said() == "The loss is not a number."
    assert not shell.offered()
    shell.engine.fails = False
    shell.train_view().start()
    shell.qtbot.waitUntil(lambda: len(shell.engine.specs) == 2)
    shell.wait_for_end()
    assert shell.offered() == "Draw a digit for it"  # that of the failed one is forgotten


def test_who_looks_elsewhere_is_not_called_back(shell: Shell, qtbot: QtBot) -> None:
    shell.engine.gate.clear()
    shell.train_on_own_digits()
    view = shell.draw_view()
    shell.engine.gate.set()
    shell.wait_for_end()
    assert shell.window.current_view() is view
    assert "is finished" in shell.said()
    assert not shell.offered()
    qtbot.waitUntil(lambda: len(view.answers_pane.panels) == 2 and view.is_settled())


def test_a_model_that_cannot_go_on_is_told_in_the_draw_view(shell: Shell) -> None:
    view = shell.draw_view()
    view.own_page.reading.training_requested.emit("gone")
    assert "gone" in shell.said()
    assert shell.window.current_view() is view
    assert shell.engine.specs == []


def draw_stroke(view: DrawView) -> None:
    canvas = view.canvas
    top, bottom = canvas.rect().center(), canvas.rect().center()
    top.setY(top.y() - 80)
    bottom.setY(bottom.y() + 80)
    QTest.mousePress(canvas, LEFT, pos=top)
    QTest.mouseMove(canvas, bottom)
    QTest.mouseRelease(canvas, LEFT, pos=bottom)


def renamed(train: TrainView, name: str) -> None:
    train.library.rename(train.library.runs()[0].id, name)


class Receiver(View):
    """A view that keeps what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.received: list[Intent] = []

    def carry_out(self, intent: Intent) -> None:
        """Keeps it."""
        self.received.append(intent)


def test_of_how_something_is_now_only_the_newest_waits_for_its_view(
    shell: Shell, qtbot: QtBot
) -> None:
    workflow = Workflow(shell.window)
    source, cube = Receiver(), Receiver()
    for view in (source, cube):
        qtbot.addWidget(view)
    workflow.join("draw", source)
    drawings = [TakeDrawing(np.full((28, 28), value, np.float32)) for value in (0.25, 0.5)]
    for drawing in drawings:
        source.intent_requested.emit(drawing)
    workflow.join("cube", cube)
    assert cube.received == [drawings[1]]
