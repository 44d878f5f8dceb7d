"""The speaker's window beside one that presents, with one screen and with two."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.scenes.scene import Scene
from normviz.scenes.slides import Deck, Slide
from normviz.ui.shell.presenting.notes_window import NotesWindow
from normviz.ui.shell.presenting.speaker_notes import SpeakerNotes
from normviz.ui.shell.slides.model import SlidesModel

DECK = Deck((Slide("One", Scene("cube"), "Say this."), Slide("Two", Scene("draw"))))

PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from normviz.app import composition
from normviz.scenes.scene import Scene
from normviz.scenes.slides import Deck, Slide
from normviz.settings.store import SettingsStore
from normviz.ui.shell.presenting.notes_window import NotesWindow

application = composition.make_application()
folder = Path(sys.argv[1])
window = composition.make_window(SettingsStore(), composition.UserFolders(folder, folder), "light")
window.show_view("cube")
window.show()
window.slides.open(Deck((Slide("One", Scene("cube"), "Say this."), Slide("Two", Scene("cube")))))
window.presenter.action.trigger()
application.processEvents()
notes = window.findChild(NotesWindow)
told = {"audience": window.screen().name(), "notes": notes.screen().name()}
QTest.keyClick(notes.windowHandle(), Qt.Key.Key_PageDown)
told["slide"] = window.slides.model.show.current
QTest.keyClick(notes.windowHandle(), Qt.Key.Key_Escape)
told["presenting"] = window.presenter.is_presenting
told["open"] = any(each.isVisible() for each in window.findChildren(NotesWindow))
print(json.dumps(told))
window.leave()
"""


def screen(name: str, x: int) -> dict[str, object]:
    size = {"x": x, "y": 0, "width": 1280, "height": 800}
    return {"name": name, **size, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def test_with_two_screens_the_notes_are_on_the_one_that_nobody_else_sees(tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": [screen("hall", 0), screen("desk", 1280)]}))
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    done = subprocess.run(  # noqa: S603  # this Python, with the program above
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        env=os.environ | platform,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    told = json.loads(done.stdout)
    assert {told["audience"], told["notes"]} == {"hall", "desk"}
    assert told["slide"] == 1
    assert not told["presenting"]
    assert not told["open"]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def speaker(window: QWidget) -> SpeakerNotes:
    slides = SlidesModel(window)
    slides.open(DECK)
    return SpeakerNotes(window, slides, QObject(window))


def test_one_screen_is_not_free(speaker: SpeakerNotes) -> None:
    assert not speaker.has_own_screen


def test_the_window_follows_the_slides_until_it_is_closed(
    window: QWidget, speaker: SpeakerNotes
) -> None:
    speaker.open()
    notes = window.findChild(NotesWindow)
    assert notes.isVisible()
    assert speaker.action.isChecked()
    speaker._slides.go_to(1)
    assert notes._title.text() == "Two"
    notes.close()
    assert not speaker.action.isChecked()
    speaker.close()  # there is nothing to close
