"""Drawings are read in the background: the page stays meanwhile, and the newest one wins."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from PySide6.QtCore import QDeadlineTimer, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from normviz.errors import UserError
from normviz.presentation.draw.page import Page, Stroke
from normviz.ui.draw.io import drawing_io
from normviz.ui.draw.view import DrawView

LEFT = Qt.MouseButton.LeftButton


def page(x: float) -> Page:
    points = np.array([(x, 40.0), (x, 300.0)])
    return Page((Stroke(points, 20.0, np.ones(2)),))


ONE, TWO = page(100), page(200)


class SlowReader:
    """Reads pages by file name, as soon as the test lets it."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {"one.png": ONE, "two.png": TWO}
        self.gate = threading.Event()
        self.read: list[str] = []
        self.threads: set[int] = set()

    def __call__(self, path: Path, width: float) -> Page:  # noqa: ARG002
        self.threads.add(threading.get_ident())
        self.read.append(path.name)
        assert self.gate.wait(10)
        if path.name not in self.pages:
            raise UserError(f"No digit found in {path.name}.")
        return self.pages[path.name]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowReader]:
    reader = SlowReader()
    monkeypatch.setattr(drawing_io, "read_page", reader)
    yield reader
    reader.gate.set()


def test_the_window_lives_on_while_a_picture_is_read(
    qtbot: QtBot, view: DrawView, reader: SlowReader, settle: Callable[[], None], find
) -> None:
    view.open(Path("one.png"))
    note = find("draw_busy")
    qtbot.waitUntil(note.isVisible)
    assert note.text() == "Reading one.png…"
    assert view.model.page.is_empty
    assert not view.is_settled()
    reader.gate.set()
    settle()
    assert view.model.page is ONE
    assert not note.isVisible()
    assert threading.get_ident() not in reader.threads


def test_the_newest_picture_wins(
    view: DrawView, reader: SlowReader, settle: Callable[[], None]
) -> None:
    for name in ("one.png", "none.png", "two.png"):
        view.open(Path(name))
    reader.gate.set()
    settle()
    assert view.model.page is TWO
    assert view.undo_stack.count() == 1
    assert "none.png" not in reader.read


def test_a_refusal_is_said_and_the_page_stays(
    view: DrawView, reader: SlowReader, settle: Callable[[], None], draw, find, messages
) -> None:
    draw((100, 80), (100, 320))
    before = view.model.page
    reader.gate.set()
    view.open(Path("none.png"))
    settle()
    assert messages == [("error", "No digit found in none.png.")]
    assert view.model.page is before
    assert not find("draw_busy").isVisible()


def test_a_stroke_that_is_being_drawn_is_not_cut_off(
    qtbot: QtBot, view: DrawView, reader: SlowReader, settle: Callable[[], None]
) -> None:
    view.open(Path("one.png"))
    canvas = view.canvas
    middle = canvas.rect().center()
    QTest.mousePress(canvas, LEFT, pos=middle)
    QTest.mouseMove(canvas, middle + QPoint(0, 40))
    qtbot.waitUntil(lambda: view.model.is_drawing)
    reader.gate.set()
    qtbot.waitUntil(lambda: bool(reader.read) and not view._drawing_io.background.busy)
    assert view.model.is_drawing
    QTest.mouseRelease(canvas, LEFT, pos=middle + QPoint(0, 40))
    settle()
    assert view.model.page is ONE
    view.undo_stack.undo()
    assert len(view.model.page.strokes) == 1
    assert view.model.page is not ONE


def test_closing_meanwhile_puts_nothing_on_the_page(view: DrawView, reader: SlowReader) -> None:
    view.open(Path("one.png"))
    view.ask_to_stop()
    reader.gate.set()
    assert view.shut_down()
    QGuiApplication.processEvents()
    assert view.model.page.is_empty


class SlowClipboard:
    """Another program's clipboard: it answers as soon as the test lets it, or is stopped."""

    gate = threading.Event()
    threads: ClassVar[list[int]] = []

    def __init__(self) -> None:
        self.is_stopped = False

    def read(self) -> QMimeData:
        self.threads.append(threading.get_ident())
        while not (self.gate.wait(0.001) or self.is_stopped):
            pass
        if self.is_stopped:
            raise UserError("stopped")
        data = QMimeData()
        data.setText('{"strokes": [[[100, 40], [100, 300]]]}')
        return data

    def stop(self) -> None:
        self.is_stopped = True


@pytest.fixture
def clipboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[SlowClipboard]]:
    monkeypatch.setattr(drawing_io.clipboard_reader, "is_slow", lambda: True)
    monkeypatch.setattr(drawing_io.clipboard_reader, "ClipboardReader", SlowClipboard)
    SlowClipboard.gate.clear()
    SlowClipboard.threads.clear()
    yield SlowClipboard
    SlowClipboard.gate.set()


def test_the_window_lives_on_while_another_program_makes_what_is_pasted(
    qtbot: QtBot, view: DrawView, clipboard: type[SlowClipboard], settle, find
) -> None:
    view._drawing_io.paste()
    note = find("draw_busy")
    qtbot.waitUntil(note.isVisible)
    assert note.text() == "Reading what was pasted…"
    assert view.model.page.is_empty
    clipboard.gate.set()
    settle()
    assert len(view.model.page.strokes) == 1
    assert not note.isVisible()
    assert threading.get_ident() not in clipboard.threads


def test_the_newest_paste_does_not_wait_for_an_earlier_one(
    qtbot: QtBot, view: DrawView, clipboard: type[SlowClipboard], settle, messages
) -> None:
    view._drawing_io.paste()
    qtbot.waitUntil(lambda: len(clipboard.threads) == 1)
    view._drawing_io.paste()
    qtbot.waitUntil(lambda: len(clipboard.threads) == 2)  # the first one was stopped
    clipboard.gate.set()
    settle()
    assert view.undo_stack.count() == 1
    assert ("error", "stopped") not in messages


def test_closing_while_another_program_is_waited_for(
    qtbot: QtBot, view: DrawView, clipboard: type[SlowClipboard]
) -> None:
    view._drawing_io.paste()
    qtbot.waitUntil(lambda: len(clipboard.threads) == 1)
    assert view.shut_down(QDeadlineTimer(5_000))
    assert view.model.page.is_empty


def test_an_empty_clipboard_is_named(view: DrawView, messages) -> None:
    QGuiApplication.clipboard().clear()
    view._drawing_io.paste()
    assert messages == [("error", "There is no picture on the clipboard. Copy one first.")]
