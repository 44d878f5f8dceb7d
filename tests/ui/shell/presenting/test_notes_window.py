from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from normviz.presentation.slide_show import SlideShow
from normviz.scenes.scene import Scene
from normviz.scenes.slides import Deck, Slide
from normviz.ui.shell.presenting.notes_window import NotesWindow

DECK = Deck((Slide("One", Scene("cube"), "Say this."), Slide("Two", Scene("draw"))))


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def notes(qtbot: QtBot, clock: Clock) -> NotesWindow:
    owner = QWidget()
    qtbot.addWidget(owner)
    return NotesWindow(owner, clock)


def text(notes: NotesWindow, name: str) -> str:
    return notes.findChild(QLabel, f"notes_{name}").text()


def test_notes_place_and_next_title_follow_the_slides(notes: NotesWindow) -> None:
    notes.begin(SlideShow(DECK, 0))
    assert text(notes, "place") == "Slide 1 of 2"
    assert text(notes, "title") == "One"
    assert text(notes, "text") == "Say this."
    assert text(notes, "next") == "Next: Two"
    notes.show_slide(SlideShow(DECK, 1))
    assert text(notes, "text") == "This slide has no notes."
    assert text(notes, "next") == "This is the last slide."
    notes.show_slide(SlideShow())
    assert "Shift+F5" in text(notes, "place")


def test_without_slides_nothing_else_is_said(notes: NotesWindow) -> None:
    notes.begin(SlideShow())
    assert text(notes, "place") == "No slides: add some with Shift+F5."
    assert text(notes, "text") == text(notes, "next") == ""


def test_the_time_counts_from_the_beginning(qtbot: QtBot, notes: NotesWindow, clock: Clock) -> None:
    notes.begin(SlideShow(DECK, 0))
    clock.seconds += 3725
    notes.show_on(QGuiApplication.primaryScreen(), alone=False)
    assert text(notes, "time") == "62:05"
    clock.seconds += 1
    qtbot.waitUntil(lambda: text(notes, "time") == "62:06")


def test_it_shares_a_screen_in_a_corner_and_fills_one_of_its_own(notes: NotesWindow) -> None:
    screen = QGuiApplication.primaryScreen()
    notes.show_on(screen, alone=True)
    assert notes.geometry().size() == screen.availableGeometry().size()
    notes.hide()
    notes.show_on(screen, alone=False)
    assert notes.geometry().width() < 0.7 * screen.availableGeometry().width()


def test_controls_are_described(
    notes: NotesWindow, assert_described: Callable[[QWidget], None]
) -> None:
    assert_described(notes)
