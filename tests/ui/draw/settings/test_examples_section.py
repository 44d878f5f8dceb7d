import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.presentation.draw.page import Page, Stroke
from normviz.ui.draw.settings.examples_section import FIRST, ExamplesSection
from normviz.ui.style.palette import DARK

LEFT = Qt.MouseButton.LeftButton


class FakeExamples:
    """A stroke whose place says which digit was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, int]] = []
        self.is_broken = False

    def sources(self) -> list[tuple[str, str]]:
        return [("validation", "Validation"), (FIRST, "Drawn"), ("fonts", "Fonts")]

    def note(self, source: str) -> str:
        return "Other digits." if source == "validation" else ""

    def page(self, source: str, digit: int, turn: int, width: float) -> Page:
        if self.is_broken:
            raise UserError("The digits are damaged.")
        self.asked.append((source, digit, turn))
        return Page((Stroke(np.array([[10.0 * digit, 200.0]]), width, np.ones(1)),))


@pytest.fixture
def examples() -> FakeExamples:
    return FakeExamples()


@pytest.fixture
def part(qtbot: QtBot, theme: object, examples: FakeExamples) -> ExamplesSection:
    made = ExamplesSection(examples)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    examples.asked.clear()
    return made


def button(part: ExamplesSection, name: str) -> QToolButton:
    found = part.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def test_a_click_brings_the_page_of_its_digit(qtbot: QtBot, part: ExamplesSection) -> None:
    with qtbot.waitSignal(part.page_requested) as wanted:
        QTest.mouseClick(button(part, "draw_example_7"), LEFT)
    (page,) = wanted.args
    assert page.strokes[0].points.tolist() == [[70, 200]]


def test_a_source_with_many_digits_can_be_turned(
    part: ExamplesSection, examples: FakeExamples
) -> None:
    others = button(part, "draw_examples_next")
    assert not others.isEnabled()
    part.set_source("fonts")
    assert others.isEnabled()
    QTest.mouseClick(others, LEFT)
    assert examples.asked[-10:] == [("fonts", digit, 1) for digit in range(10)]
    part.set_source("validation")
    assert examples.asked[-1] == ("validation", 9, 0)


def test_the_keyboard_changes_the_source(part: ExamplesSection) -> None:
    box = part.findChild(QComboBox, "draw_examples_source")
    assert part.source() == FIRST
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert part.source() == "fonts"


def test_an_unknown_source_of_an_old_session_changes_nothing(part: ExamplesSection) -> None:
    part.set_source("of-a-newer-version")
    assert part.source() == FIRST


def test_broken_digits_are_told(
    qtbot: QtBot, part: ExamplesSection, examples: FakeExamples
) -> None:
    examples.is_broken = True
    with qtbot.waitSignal(part.failed) as failed, qtbot.assertNotEmitted(part.page_requested):
        QTest.mouseClick(button(part, "draw_example_1"), LEFT)
    assert failed.args == ["The digits are damaged."]
    with qtbot.waitSignal(part.failed):
        part.set_source("fonts")


def test_another_theme_draws_the_digits_anew(part: ExamplesSection, examples: FakeExamples) -> None:
    part.set_theme(DARK)
    assert [digit for _, digit, _ in examples.asked] == list(range(10))


def test_everything_is_described(part: ExamplesSection, assert_described) -> None:
    assert_described(part)


def test_digits_that_stand_in_are_told(part: ExamplesSection) -> None:
    note = part.findChild(QLabel, "draw_examples_note")
    assert not note.isVisible()
    part.set_source("validation")
    assert note.isVisible()
    assert note.text() == "Other digits."
    part.set_source(FIRST)
    assert not note.isVisible()
