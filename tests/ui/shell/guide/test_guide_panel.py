from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from normviz.lessons.catalog import in_order
from normviz.lessons.results import shown
from normviz.ui.lessons.prose import Prose
from normviz.ui.lessons.prose_html import prose_html
from normviz.ui.shell.guide.course import course_of
from normviz.ui.shell.guide.guide_panel import SIDE_WIDTH, STRIP_HEIGHT, GuidePanel
from normviz.ui.shell.guide.tour import tour
from normviz.ui.shell.main_window import SMALLEST_SIZE
from normviz.ui.shell.rail import WIDTH
from normviz.ui.style.theme import GRID


@pytest.fixture
def panel(qtbot: QtBot) -> GuidePanel:
    made = GuidePanel()
    qtbot.addWidget(made)
    return made


def button(panel: GuidePanel, name: str) -> QPushButton:
    found = panel.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_buttons_say_what_is_wanted(qtbot: QtBot, panel: GuidePanel) -> None:
    panel.show_step(course_of("batch-one"), 1, None)
    for name in ("back", "next", "leave"):
        with qtbot.waitSignal(getattr(panel, f"{name}_wanted")):
            qtbot.mouseClick(button(panel, f"guide_{name}"), Qt.MouseButton.LeftButton)


def test_the_first_step_has_none_before_and_the_last_one_ends(panel: GuidePanel) -> None:
    course = course_of("batch-one")
    panel.show_step(course, 0, None)
    assert not button(panel, "guide_back").isEnabled()
    assert button(panel, "guide_next").text() == "&Next"
    panel.show_step(course, len(course.steps) - 1, None)
    assert button(panel, "guide_next").text() == "&Done"


def test_numbers_stand_in_the_text(panel: GuidePanel) -> None:
    panel.show_step(course_of("batch-one"), 1, {"output": shown("output", 0.25)})
    assert "0.25" in panel.text.toPlainText()


def test_numbers_stand_in_the_title(panel: GuidePanel) -> None:
    panel.show_step(course_of("unbiased-variance"), 0, {"count_two": shown("count_two", 2)})
    titles = [label.text() for label in panel.findChildren(QLabel)]
    assert "Sets of 2" in titles


def test_controls_are_described(
    panel: GuidePanel, assert_described: Callable[[QWidget], None]
) -> None:
    assert_described(panel)


def test_a_step_about_a_training_says_that_it_is_to_be_started(panel: GuidePanel) -> None:
    course = course_of("fit-evaluate")
    panel.show_step(course, 0, None)
    assert "Press Start" not in panel.text.toPlainText()
    panel.show_step(course, 1, None)
    assert "Press Start" in panel.text.toPlainText()


@pytest.fixture
def tall(panel: GuidePanel, qtbot: QtBot) -> GuidePanel:
    panel.set_side(True)
    panel.resize(SIDE_WIDTH, 900)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_buttons_stay_below_the_longest_step(tall: GuidePanel, qtbot: QtBot) -> None:
    course = course_of("frozen")
    places, ends = set(), []
    for at in range(len(course.steps)):
        tall.show_step(course, at, None)
        qtbot.wait(1)
        places.add(button(tall, "guide_next").y())
        ends.append(tall.text.mapTo(tall, tall.text.rect().bottomLeft()).y())
    (place,) = places
    assert 0 < place - max(ends) < 4 * GRID


def test_claim_and_truth_stand_below_where_there_is_room(tall: GuidePanel) -> None:
    tall.show_step(course_of("frozen"), 0, None)
    about = tall.findChild(Prose, "guide_about")
    assert about is not None
    assert about.isVisible()
    assert "it still normalizes with the batch" in about.toPlainText()
    assert "In Keras it also runs in inference mode" in about.toPlainText()
    tall.set_side(False)
    assert not about.isVisible()
    tall.show_step(tour(), 0, None)
    assert not about.toPlainText()


def test_every_step_of_every_lesson_is_seen_whole_in_the_strip_of_the_smallest_window(
    panel: GuidePanel, qtbot: QtBot
) -> None:
    panel.set_side(False)
    panel.resize(SMALLEST_SIZE.width() - WIDTH, STRIP_HEIGHT)
    panel.show()
    qtbot.waitExposed(panel)
    room = panel.findChild(QScrollArea)
    assert room is not None
    cut = []
    for lesson in in_order():
        for at, step in enumerate(course_of(lesson.name).steps):
            html = prose_html(step.body) + panel._hint(step)
            if panel.text.height_of(html) > room.viewport().height():
                cut.append((lesson.name, at + 1))
    assert cut == []
