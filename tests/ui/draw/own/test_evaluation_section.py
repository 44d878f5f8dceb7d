"""Which model reads the own digits, and the way to train it on them."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from normviz.ports.models import ModelInfo
from normviz.ui.draw.own.evaluation_section import EvaluationSection

LEFT = Qt.MouseButton.LeftButton
SHIPS = (ModelInfo("none", "No norm", "none"), ModelInfo("batch", "Batch Norm", "batch", True))
LABELS = np.array([1, 2, 3, 4])


@pytest.fixture
def part(qtbot: QtBot) -> EvaluationSection:
    made = EvaluationSection()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def asked(part: EvaluationSection) -> list[list[str]]:
    """Who was asked to read; nobody answers until the test does."""
    got: list[list[str]] = []
    part.evaluation_requested.connect(got.append)
    part.evaluation_requested.connect(lambda names: part.expect(LABELS, names))
    return got


def button(part: EvaluationSection, name: str) -> QPushButton:
    found = part.findChild(QPushButton, f"draw_own_{name}")
    assert isinstance(found, QPushButton)
    return found


def shown(part: EvaluationSection) -> list[str]:
    choice = part.findChild(QComboBox, "draw_own_model")
    assert isinstance(choice, QComboBox)
    return [
        choice.itemText(row).replace("\N{NARROW NO-BREAK SPACE}", " ")
        for row in range(choice.count())
    ]


def reads(*digits: int) -> np.ndarray:
    return np.eye(10, dtype=np.float32)[list(digits)]


def test_nothing_can_be_done_without_digits(part: EvaluationSection, assert_described) -> None:
    assert_described(part)
    part.set_models(SHIPS)
    assert not button(part, "evaluate").isEnabled()
    assert not button(part, "train").isEnabled()
    hint = part.findChild(QLabel, "draw_own_hint")
    assert isinstance(hint, QLabel)
    assert hint.text() == "Save a few digits that were misread, then train on them."


def test_the_default_model_goes_on_training_unless_another_is_chosen(
    qtbot: QtBot, part: EvaluationSection
) -> None:
    part.set_models(SHIPS)
    part.set_count(4)
    with qtbot.waitSignal(part.training_requested) as wanted:
        QTest.mouseClick(button(part, "train"), LEFT)
    assert wanted.args == ["batch"]
    part.select("none")
    with qtbot.waitSignal(part.training_requested) as wanted:
        QTest.keyClick(button(part, "train"), Qt.Key.Key_Space)
    assert wanted.args == ["none"]


def test_a_model_that_is_asked_for_is_chosen_when_it_comes(
    part: EvaluationSection, run_info: Callable[..., ModelInfo]
) -> None:
    choice = part.findChild(QComboBox, "draw_own_model")
    assert isinstance(choice, QComboBox)
    part.set_models(SHIPS)
    part.select("late")
    assert choice.currentData() == "batch"
    part.set_models((*SHIPS, run_info("late")))
    assert choice.currentData() == "late"
    choice.setCurrentIndex(0)
    part.set_models((*SHIPS, run_info("later"), run_info("late")))
    assert choice.currentData() == "none"


def test_a_model_that_comes_reads_at_once_where_the_others_have(
    part: EvaluationSection, asked: list[list[str]], run_info: Callable[..., ModelInfo]
) -> None:
    part.set_models(SHIPS)
    part.set_count(4)
    part.set_models((*SHIPS, run_info("early")))
    assert asked == []  # nobody has asked for numbers yet
    QTest.mouseClick(button(part, "evaluate"), LEFT)
    assert not button(part, "evaluate").isEnabled()
    part.show_evaluated(
        {"none": reads(1, 2, 3, 5), "batch": reads(1, 2, 3, 4), "early": reads(1, 1, 1, 1)}
    )
    part.set_models((*SHIPS, run_info("early"), run_info("late")))
    assert asked == [["none", "batch", "early"], ["late"]]
    part.show_evaluated({"late": reads(1, 2, 7, 7)})
    assert shown(part) == [
        "No norm: 75 % right", "Batch Norm: 100 % right", "early: 25 % right", "late: 50 % right",
    ]  # fmt: skip


def test_other_weights_read_anew(
    part: EvaluationSection, asked: list[list[str]], run_info: Callable[..., ModelInfo]
) -> None:
    part.set_models((*SHIPS, run_info("run")))
    part.set_count(4)
    QTest.mouseClick(button(part, "evaluate"), LEFT)
    part.show_evaluated(dict.fromkeys(("none", "batch", "run"), reads(1, 2, 3, 4)))
    part.set_models((*SHIPS, run_info("run", version="2")))
    assert asked[1:] == [["run"]]
    assert shown(part)[-1] == "run"


def test_other_digits_make_the_numbers_void(
    part: EvaluationSection, asked: list[list[str]]
) -> None:
    part.set_models(SHIPS)
    part.set_count(4)
    QTest.mouseClick(button(part, "evaluate"), LEFT)
    part.set_count(5)
    part.show_evaluated({"none": reads(1, 2, 3, 4), "batch": reads(1, 2, 3, 4)})  # of the four
    assert shown(part) == ["No norm", "Batch Norm"]
    assert button(part, "evaluate").isEnabled()


def test_where_reading_fails_one_can_try_again(
    part: EvaluationSection, asked: list[list[str]]
) -> None:
    part.set_models(SHIPS)
    part.set_count(4)
    QTest.mouseClick(button(part, "evaluate"), LEFT)
    part.end_evaluation()
    QTest.mouseClick(button(part, "evaluate"), LEFT)
    assert asked == [["none", "batch"]] * 2
