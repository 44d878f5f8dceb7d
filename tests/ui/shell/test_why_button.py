import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from normviz.lessons import catalog
from normviz.lessons.catalog import in_order
from normviz.lessons.lesson import Lesson
from normviz.norms import Remark
from normviz.ports.intents import OpenLesson
from normviz.presentation.overfitting import OVERFITTING
from normviz.ui.cube.inspector.remarks.remark_texts import DEVICES
from normviz.ui.cube.inspector.remarks.statement_texts import statement_texts
from normviz.ui.draw.settings.batch_section import BATCH_MATES
from normviz.ui.shell.view import View
from normviz.ui.shell.why_button import WhyButton
from normviz.ui.train.panel.recipe_section import FAITHFUL
from normviz.ui.train.results.batch_norm_content import EVALUATE_GAP

NOTES = (OVERFITTING, BATCH_MATES, FAITHFUL, EVALUATE_GAP, DEVICES)
LED = (
    *("bare-takes-w", "channels-multiple", "moving-statistics", "new-layer", "epsilon-zero"),
    *("no-mean", "starts-at-one", "torch-set-of-one", "length-apart", "unbiased-variance"),
)
"""Statements of the inspector that a lesson explains."""


def test_every_lesson_concerns_something_that_is_said() -> None:
    said = {*statement_texts(), *Remark, *NOTES}

    assert {each for lesson in in_order() for each in lesson.concerns} - said == set()


@pytest.mark.parametrize("note", [*NOTES, *LED])
def test_what_is_said_leads_to_its_lesson(qtbot: QtBot, note: str) -> None:
    button = WhyButton(note)
    qtbot.addWidget(button)
    assert button.lesson


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, None], ids=["key", "click"])
def test_it_asks_for_the_lesson(qtbot: QtBot, key: Qt.Key | None) -> None:
    view = View()
    qtbot.addWidget(view)
    button = WhyButton("gamma-zero")
    QVBoxLayout(view).addWidget(button)
    view.show()
    with qtbot.waitSignal(view.intent_requested) as asked:
        if key is None:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(button, key)
    assert asked.args == [OpenLesson("gamma-zero")]


def test_it_is_hidden_where_there_is_no_lesson(qtbot: QtBot) -> None:
    button = WhyButton()
    qtbot.addWidget(button)
    assert button.isHidden()
    button.set_concern("gamma-zero")
    assert button.lesson == "gamma-zero"
    button.set_concern("nothing of ours")
    assert button.isHidden()


def test_lessons_are_read_when_it_is_seen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading them took a sixth of the time in which Train opens, for a page that nobody sees."""
    asked = []

    def about(concern: str) -> tuple[Lesson, ...]:
        asked.append(concern)
        return ()

    monkeypatch.setattr(catalog, "lessons_about", about)
    page = QWidget()
    qtbot.addWidget(page)
    button = WhyButton("nothing of ours", page)
    assert asked == []
    page.show()
    qtbot.waitUntil(lambda: asked == ["nothing of ours"])
    assert button.isHidden()
    assert button.lesson == ""
