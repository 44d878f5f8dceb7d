from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from normviz.presentation.training_progress import Progress
from normviz.runs.events import Batches, Started
from normviz.ui.train.session.run_bar import RunBar
from normviz.ui.train.session.spec_draft import SpecDraft


@pytest.fixture
def draft(qapp: object, tmp_path: Path) -> SpecDraft:
    return SpecDraft(tmp_path)


@pytest.fixture
def actions(qapp: object) -> list[QAction]:
    made = []
    for name in ("start", "pause", "stop"):
        action = QAction(f"&{name.title()}")
        action.setObjectName(f"train_{name}")
        action.setStatusTip(f"Does {name}.")
        made.append(action)
    return made


@pytest.fixture
def bar(qtbot: QtBot, draft: SpecDraft, actions: list[QAction]) -> RunBar:
    made = RunBar(draft, *actions)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def text(bar: RunBar, name: str) -> str:
    label = bar.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def progress(step: int) -> Progress:
    begun = Progress.begin(Started("run", 4, 0, 100, 32, 3200, 10, "cpu:0", "MNIST"))
    for at in (step - 1, step):  # the first batch builds the graph and says nothing of the speed
        begun = begun.after(Batches(at, at / 100, (1.0,), (0.5,), 1.0, 0.5, 20.0))
    return begun


def test_the_work_of_the_draft_is_estimated(bar: RunBar, draft: SpecDraft) -> None:
    before = text(bar, "train_estimate")
    assert before.startswith("Steps per epoch: about ")
    draft.change_settings(epochs=draft.spec.epochs * 2)
    assert text(bar, "train_estimate") != before


def test_a_draft_that_cannot_be_trained_says_why(bar: RunBar, draft: SpecDraft) -> None:
    draft.set_recipe("batch-norm")
    draft.set_norm("group")
    draft.change_options(groups=5)
    assert "does not divide" in text(bar, "train_estimate")
    draft.change_options(groups=2)
    assert text(bar, "train_estimate").startswith("Steps per epoch: about ")


def test_nothing_is_said_of_a_training_before_there_is_one(bar: RunBar) -> None:
    assert text(bar, "train_state") == ""
    assert not bar.findChild(QProgressBar).isVisible()
    bar.show_state("loading")
    assert "TensorFlow" in text(bar, "train_state")
    assert bar.findChild(QProgressBar).maximum() == 0
    bar.show_state("idle")
    assert not bar.findChild(QProgressBar).isVisible()


def test_the_progress_of_a_training(bar: RunBar) -> None:
    bar.show_state("running")
    bar.show_progress(progress(150), "mine", paused=False)
    assert text(bar, "train_state") == "Epoch 2 of 4, step 150 of 400"
    share = bar.findChild(QProgressBar)
    assert share.value() / share.maximum() == 0.375
    assert "left" in text(bar, "train_left")


def test_a_pause_keeps_its_word(bar: RunBar) -> None:
    bar.show_state("paused")
    bar.show_progress(progress(150), "mine", paused=True)
    assert text(bar, "train_state") == "Paused"


def test_buttons_are_their_actions(qtbot: QtBot, bar: RunBar, actions: list[QAction]) -> None:
    button = bar.findChild(QPushButton, "train_pause_button")
    with qtbot.waitSignal(actions[1].triggered):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    actions[1].setText("Go &on")
    actions[1].setEnabled(False)
    assert button.text() == actions[1].iconText()
    assert not button.isEnabled()


def test_everything_is_described(bar: RunBar, assert_described) -> None:
    assert_described(bar)
