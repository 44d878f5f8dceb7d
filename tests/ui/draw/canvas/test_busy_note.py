import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from normviz.ui.draw.canvas import busy_note
from normviz.ui.draw.canvas.busy_note import BusyLabel


@pytest.fixture
def note(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> BusyLabel:
    monkeypatch.setattr(busy_note, "_PATIENCE_MS", 5)
    canvas = QWidget()
    canvas.resize(300, 300)
    made = BusyLabel(canvas)
    qtbot.addWidget(canvas)
    canvas.show()
    return made


def test_what_takes_a_while_is_named(qtbot: QtBot, note: BusyLabel) -> None:
    note.show_name("digit.png")
    assert not note.isVisible()  # what is read at once would only flicker
    qtbot.waitUntil(note.isVisible)
    assert note.text() == "Reading digit.png…"
    note.show_name("")
    assert not note.isVisible()


def test_what_is_read_at_once_is_never_named(qtbot: QtBot, note: BusyLabel) -> None:
    note.show_name("digit.png")
    note.show_name("")
    assert not note._delay.isActive()
    assert not note.isVisible()


def test_a_long_name_is_cut_in_its_middle(note: BusyLabel) -> None:
    note.show_name("a" * 100 + "-of-mine.png")
    assert note.text().startswith("Reading aaa")
    assert note.text().endswith("f-mine.png…")
    assert len(note.text()) < 50
    note.show_name("")


def test_another_name_takes_its_place(qtbot: QtBot, note: BusyLabel) -> None:
    note.show_name("one.png")
    qtbot.waitUntil(note.isVisible)
    note.show_name("two.png")
    assert note.text() == "Reading two.png…"
    assert note.isVisible()
    note.show_name("")
