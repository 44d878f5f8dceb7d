from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from normviz.runs.events import Batches, Failed, Finished, Started, Stopped, Unsaved
from normviz.runs.run import Run
from normviz.ui.text.runs.run_labels import run_title
from normviz.ui.train.runs.run_library import RunLibrary
from normviz.ui.train.session.live_run import LiveRun
from normviz.ui.train.session.run_bar import RunBar
from normviz.ui.train.session.spec_draft import SpecDraft
from tests.ui.train.conftest import STEPS, make_epoch


class FakeSession(QObject):
    """Emits what the test says."""

    state_changed = Signal(str)
    loaded = Signal(object)
    started = Signal(object)
    advanced = Signal(object)
    epoch_done = Signal(object)
    unsaved = Signal(object)
    ended = Signal(object)
    refused = Signal(str)
    state = "running"
    active = True


class Parts:
    """A follower between a session of the test and a real library and bar."""

    def __init__(self, folder: Path, data: Path, window: QWidget) -> None:
        self.session = FakeSession(window)
        self.library = RunLibrary(folder)
        self.library.refresh()
        actions = [QAction(name, window) for name in ("start", "pause", "stop")]
        self.bar = RunBar(SpecDraft(data), *actions, parent=window)
        self.follower = LiveRun(self.session, self.library, self.bar, window)  # type: ignore[arg-type]
        self.said: list[tuple[str, str]] = []
        self.follower.message.connect(lambda kind, text: self.said.append((kind, text)))

    def begin(self, run: Run) -> None:
        self.session.started.emit(
            Started(run.id, 4, 2, STEPS, 32, 160, 7850, "cpu:0", "MNIST", 2 * STEPS)
        )

    def batch(self, step: int) -> None:
        values = Batches(step, step / STEPS, (0.25,), (0.5,), 0.25, 0.5, 2.0)
        self.session.advanced.emit([values])


@pytest.fixture
def run(make_run) -> Run:
    found: Run = make_run()
    return found


@pytest.fixture
def parts(qtbot: QtBot, runs_dir: Path, tmp_path: Path, run: Run) -> Parts:
    window = QMainWindow()
    made = Parts(runs_dir, tmp_path, window)
    window.setCentralWidget(made.bar)
    qtbot.addWidget(window, before_close_func=lambda _: made.library.close())
    window.show()
    return made


def shown(parts: Parts, name: str) -> str:
    label = parts.bar.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_values_are_kept_and_the_progress_is_shown(qtbot: QtBot, parts: Parts, run: Run) -> None:
    with qtbot.waitSignal(parts.follower.began) as began:
        parts.begin(run)
    assert began.args == [run.id]
    parts.batch(2 * STEPS + 1)
    losses = parts.library.series(run.id).training("loss")[1]
    assert (len(losses), losses[-1]) == (2 * STEPS + 1, 0.25)
    assert shown(parts, "train_state") == "Epoch 3 of 4, step 11 of 20"


def test_an_epoch_is_kept(qtbot: QtBot, parts: Parts, run: Run) -> None:
    parts.begin(run)
    with qtbot.waitSignal(parts.follower.epoch_ended):
        parts.session.epoch_done.emit(make_epoch(3, loss=0.125))
    assert [epoch.loss for epoch in parts.library.series(run.id).epochs] == [1.0, 0.5, 0.125]


@pytest.mark.parametrize(
    ("event", "kind", "words"),
    [
        (Finished, "info", "is finished: validation accuracy 0.8200."),
        (lambda run: Stopped(run, 3), "info", "was stopped and kept. Resume run"),
        (lambda run: Failed(run, "The loss is no number."), "error", "The loss is no number."),
    ],
    ids=["finished", "stopped", "failed"],
)
def test_how_it_ended_is_one_sentence(
    qtbot: QtBot, parts: Parts, run: Run, event, kind: str, words: str
) -> None:
    parts.begin(run)
    with qtbot.waitSignal(parts.follower.ended):
        parts.session.ended.emit(event(run.id))
    ((said_kind, text),) = parts.said
    assert said_kind == kind
    assert words in text
    if kind == "info":
        assert text.startswith(run_title(run))


def test_a_checkpoint_that_cannot_be_written_is_told_while_it_trains_on(
    parts: Parts, run: Run
) -> None:
    parts.begin(run)
    parts.session.unsaved.emit(Unsaved(12, "no space left to write it: free some space"))
    ((kind, text),) = parts.said
    assert kind == "warning"
    assert text.startswith("No space left to write it: free some space. The training goes on")
    assert parts.library.live == run.id


def test_a_gpu_that_cannot_be_opened_is_told(parts: Parts) -> None:
    begun = Started("r", 1, 0, STEPS, 32, 160, 7850, "cpu:0", "MNIST", 0, "GPU:0 is full")
    parts.session.started.emit(begun)
    ((kind, text),) = parts.said
    assert kind == "warning"
    assert text == "The GPU cannot be opened (GPU:0 is full). The training runs on cpu:0."


def test_a_training_that_cannot_begin_is_told(qtbot: QtBot, parts: Parts) -> None:
    with qtbot.waitSignal(parts.follower.ended):
        parts.session.refused.emit("There is no such device.")
    assert parts.said == [("error", "There is no such device.")]
